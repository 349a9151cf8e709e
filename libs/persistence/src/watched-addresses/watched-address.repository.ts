import type { Kysely, Selectable } from 'kysely';
import type { EngineName } from '../engines/engine';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';
import type { WatchedAddress, WatchedAddressRepository } from './watched-addresses';

type Row = Selectable<Tables['watched_addresses']>;

const toEntry = (row: Row): WatchedAddress => ({
  address: row.address,
  note: row.note,
  threshold: row.threshold,
  registeredAt: row.registered_at,
  totalNotifications: row.total_notifications,
  lastNotificationAt: row.last_notification_at,
});

const toRow = (entry: WatchedAddress): Row => ({
  address: entry.address,
  note: entry.note,
  threshold: entry.threshold,
  registered_at: entry.registeredAt,
  total_notifications: entry.totalNotifications,
  last_notification_at: entry.lastNotificationAt,
});

/** One entry of each address, the first; in one order for all writers, so that no two wait for each other. */
function sortedByAddress(entries: readonly WatchedAddress[]): WatchedAddress[] {
  const first = new Map<string, WatchedAddress>();
  for (const entry of entries) if (!first.has(entry.address)) first.set(entry.address, entry);
  return [...first.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

async function countWatched(db: Kysely<Tables>): Promise<number> {
  const { watched } = await db
    .selectFrom('watched_addresses')
    .select((eb) => eb.fn.countAll<number>().as('watched'))
    .executeTakeFirstOrThrow();
  return Number(watched);
}

/** Addresses that are watched, in one database. */
export function watchedAddressRepository(db: Kysely<Tables>, engine: EngineName): WatchedAddressRepository {
  const insert = async (trx: Kysely<Tables>, entries: readonly WatchedAddress[]): Promise<number> => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('watched_addresses')
      .values(entries.map(toRow))
      .onConflict((conflict) => conflict.column('address').doNothing())
      .executeTakeFirst();
    return Number(numInsertedOrUpdatedRows);
  };

  return {
    async list() {
      const rows = await db
        .selectFrom('watched_addresses')
        .selectAll()
        .orderBy('registered_at', 'desc')
        .orderBy('address')
        .execute();
      return rows.map(toEntry);
    },

    async find(address) {
      const row = await db
        .selectFrom('watched_addresses')
        .selectAll()
        .where('address', '=', address)
        .executeTakeFirst();
      return row === undefined ? null : toEntry(row);
    },

    register: async (entry) => (await insert(db, [entry])) === 1,

    async remove(address) {
      const { numDeletedRows } = await db
        .deleteFrom('watched_addresses')
        .where('address', '=', address)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    async setNote(address, note) {
      const { numUpdatedRows } = await db
        .updateTable('watched_addresses')
        .where('address', '=', address)
        .set({ note })
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    importAll: (entries) =>
      db.transaction().execute(async (trx) => {
        let imported = 0;
        for (const batch of batches(sortedByAddress(entries))) imported += await insert(trx, batch);
        return { imported, watched: await countWatched(trx) };
      }),

    async clear() {
      const inOrder = db
        .selectFrom('watched_addresses')
        .select('address')
        .orderBy('address')
        .$if(engine === 'postgres', (query) => query.forUpdate());
      const { numDeletedRows } = await db
        .deleteFrom('watched_addresses')
        .where('address', 'in', inOrder)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
