import type { Transaction } from 'kysely';
import type { EngineName } from '../engines/engine';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';

interface Told {
  /** How often each address was told of. */
  times: ReadonlyMap<string, number>;
  /** ms since the epoch. */
  at: number;
}

/**
 * The watched ones by how often they were told of. Where the engine has row locks all of them are locked
 * in the order of their names before the first is changed, so that two deliveries never wait for each other.
 */
async function watchedByTimes(
  trx: Transaction<Tables>,
  engine: EngineName,
  times: Told['times'],
): Promise<Map<number, string[]>> {
  const byTimes = new Map<number, string[]>();
  for (const batch of batches([...times.keys()].sort())) {
    const rows = await trx
      .selectFrom('watched_addresses')
      .where('address', 'in', batch)
      .select('address')
      .orderBy('address')
      .$if(engine === 'postgres', (query) => query.forUpdate())
      .execute();
    for (const { address } of rows) {
      const often = times.get(address) ?? 0;
      const alike = byTimes.get(often);
      if (alike === undefined) byTimes.set(often, [address]);
      else alike.push(address);
    }
  }
  return byTimes;
}

/**
 * Counts, within a transaction, what watched addresses were told of; the others are left alone.
 * @returns how many notifications were counted
 */
export async function addNotifications(
  trx: Transaction<Tables>,
  engine: EngineName,
  { times, at }: Told,
): Promise<number> {
  let counted = 0;
  for (const [often, watched] of await watchedByTimes(trx, engine, times)) {
    counted += often * watched.length;
    for (const batch of batches(watched)) {
      await trx
        .updateTable('watched_addresses')
        .where('address', 'in', batch)
        .set((eb) => ({
          total_notifications: eb('total_notifications', '+', often),
          last_notification_at: eb
            .case()
            .when('last_notification_at', '>', at)
            .then(eb.ref('last_notification_at'))
            .else(at)
            .end(),
        }))
        .execute();
    }
  }
  return counted;
}
