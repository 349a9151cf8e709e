import type { Kysely, Transaction } from 'kysely';
import type { EngineName } from '../engines/engine';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';
import { addNotifications } from './add-notifications';
import type { DeliveredTransaction, WebhookDeliveryRepository } from './webhook-deliveries';

/** How long a signature is remembered, in ms. */
const MEMORY_MS = 30 * 24 * 60 * 60 * 1_000;

/** Old rows that one delivery takes away: no fewer than the most it brings. */
const FORGOTTEN_AT_ONCE = 1_000;

/**
 * On a server it passes over rows that another process is forgetting, so that two never wait for each
 * other.
 */
async function forgetOld(trx: Transaction<Tables>, engine: EngineName, now: number): Promise<void> {
  const old = trx
    .selectFrom('webhook_deliveries as old')
    .select('old.signature')
    .where('old.received_at', '<=', now - MEMORY_MS)
    .orderBy('old.received_at')
    .limit(FORGOTTEN_AT_ONCE)
    .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked());
  await trx.deleteFrom('webhook_deliveries').where('signature', 'in', old).execute();
}

/**
 * Notes signatures; gives those that were not noted before. Sorted, so that two deliveries of the same
 * transactions never wait for each other.
 */
async function note(
  trx: Transaction<Tables>,
  signatures: readonly string[],
  at: number,
): Promise<Set<string>> {
  const fresh = new Set<string>();
  for (const batch of batches([...signatures].sort())) {
    const rows = await trx
      .insertInto('webhook_deliveries')
      .values(batch.map((signature) => ({ signature, received_at: at })))
      .onConflict((conflict) => conflict.column('signature').doNothing())
      .returning('signature')
      .execute();
    for (const { signature } of rows) fresh.add(signature);
  }
  return fresh;
}

/** The addresses of each signature, where one stands twice those of both. */
function addressesBySignature(transactions: readonly DeliveredTransaction[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const { signature, addresses } of transactions) {
    const known = all.get(signature) ?? new Set<string>();
    for (const address of addresses) known.add(address);
    all.set(signature, known);
  }
  return all;
}

/** What webhooks told of, in one database. */
export function webhookDeliveryRepository(db: Kysely<Tables>, engine: EngineName): WebhookDeliveryRepository {
  return {
    record: (transactions, at) =>
      db.transaction().execute(async (trx) => {
        await forgetOld(trx, engine, at);
        const all = addressesBySignature(transactions);
        const fresh = await note(trx, [...all.keys()], at);
        const times = new Map<string, number>();
        for (const signature of fresh) {
          for (const address of all.get(signature) ?? []) times.set(address, (times.get(address) ?? 0) + 1);
        }
        return { fresh: fresh.size, notifications: await addNotifications(trx, engine, { times, at }) };
      }),
  };
}
