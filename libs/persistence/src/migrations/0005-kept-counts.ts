import { sql, type Kysely, type Migration } from 'kysely';
import type { EngineName } from '../engines/engine';
import { BYTE_ORDER } from '../schema/byte-order';
import type { Tables } from '../schema/tables';

/**
 * Tokens per statement of the backfill: a server gives up on a long one, while the embedded engine, whose
 * pairs lie in the order of the wallets, writes each page once when it sorts them all.
 */
const TOKENS_AT_ONCE = { embedded: Number.MAX_SAFE_INTEGER, postgres: 2_000 };

/** The embedded engine keeps a pair once: its primary key is the table. */
const asIndex = (engine: EngineName) => (engine === 'embedded' ? sql`without rowid` : sql``);

async function createTables({ schema }: Kysely<Tables>, engine: EngineName): Promise<void> {
  await schema
    .createTable('token_wallets')
    .addColumn('wallet_address', 'text', (address) => address.notNull())
    .addColumn('token_id', 'bigint', (token) => token.notNull().references('tokens.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('token_wallets_pair', ['wallet_address', 'token_id'])
    .modifyEnd(asIndex(engine))
    .execute();
  await schema
    .createTable('wallet_token_counts')
    .addColumn('wallet_address', 'text', (address) => address.primaryKey().notNull())
    .addColumn('token_count', 'integer', (count) => count.notNull())
    .modifyEnd(asIndex(engine))
    .execute();
  await schema
    .createTable('wallets_by_token_count')
    .addColumn('token_count', 'integer', (count) => count.primaryKey().notNull())
    .addColumn('wallets', 'bigint', (wallets) => wallets.notNull())
    .execute();
  await schema
    .createTable('token_totals')
    .addColumn('total', 'text', (total) => total.primaryKey().notNull())
    .addColumn('tokens', 'bigint', (tokens) => tokens.notNull())
    .execute();
}

async function fillPairs(db: Kysely<Tables>, engine: EngineName): Promise<void> {
  const last = await db
    .selectFrom('tokens')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const atOnce = TOKENS_AT_ONCE[engine];
  for (let from = 0; from <= (last?.id ?? -1); from += atOnce) {
    const to = from + atOnce;
    await sql`
      insert into token_wallets (wallet_address, token_id)
      select wallet_address, token_id from early_buyers
      where token_id >= ${from} and token_id < ${to}
      group by wallet_address, token_id`.execute(db);
    await sql`
      insert into wallet_token_counts (wallet_address, token_count)
      select pair.wallet_address, count(*) from token_wallets as pair
      inner join tokens on tokens.id = pair.token_id
      where pair.token_id >= ${from} and pair.token_id < ${to} and tokens.deleted_at is null
      group by pair.wallet_address
      on conflict (wallet_address)
      do update set token_count = wallet_token_counts.token_count + excluded.token_count`.execute(db);
  }
}

async function fillTotals(db: Kysely<Tables>): Promise<void> {
  await sql`
    insert into wallets_by_token_count (token_count, wallets)
    select token_count, count(*) from wallet_token_counts group by token_count`.execute(db);
  await sql`
    insert into token_totals (total, tokens)
    select 'shown', count(*) from tokens where deleted_at is null
    union all select 'deleted', count(*) from tokens where deleted_at is not null`.execute(db);
}

const indexByToken = ({ schema }: Kysely<Tables>, table: 'token_wallets' | 'next_steps'): Promise<void> =>
  schema.createIndex(`${table}_by_token`).on(table).column('token_id').execute();

async function createIndexes({ schema }: Kysely<Tables>, engine: EngineName): Promise<void> {
  await schema
    .createIndex('wallet_token_counts_most')
    .on('wallet_token_counts')
    .columns(['token_count desc'])
    .expression(sql`wallet_address ${BYTE_ORDER[engine]}`)
    .execute();
  await schema
    .createIndex('tokens_trash')
    .on('tokens')
    .columns(['deleted_at desc', 'id desc'])
    .where(sql.ref('deleted_at'), 'is not', null)
    .execute();
}

/**
 * Which wallet is an early buyer of which token, and how many of each there are: kept, because counting
 * millions of early buyers takes seconds. `tables.ts` says what the columns mean.
 */
export const keptCounts = (engine: EngineName): Migration => ({
  async up(db: Kysely<Tables>) {
    await createTables(db, engine);
    // The server reads the pairs of some tokens at a time; the embedded engine would fill it in no order.
    if (engine === 'postgres') await indexByToken(db, 'token_wallets');
    await fillPairs(db, engine);
    if (engine === 'embedded') await indexByToken(db, 'token_wallets');
    await fillTotals(db);
    await createIndexes(db, engine);
    // A token that is deleted takes its next steps along.
    await indexByToken(db, 'next_steps');
  },
});
