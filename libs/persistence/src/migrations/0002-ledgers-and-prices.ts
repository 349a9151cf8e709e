import type { Migration } from 'kysely';

/** Keeps what an analysis paid by kind of call, and the SOL prices of minutes that are over. */
export const ledgersAndPrices: Migration = {
  async up({ schema }) {
    await schema.alterTable('analyses').addColumn('ledger', 'text').execute();
    await schema
      .createTable('sol_prices')
      .addColumn('minute', 'integer', (minute) => minute.primaryKey().notNull())
      .addColumn('usd', 'double precision', (usd) => usd.notNull())
      .addColumn('source', 'text', (source) => source.notNull())
      .addColumn('age_minutes', 'integer', (age) => age.notNull())
      .execute();
  },
};
