import { sql, type Kysely, type Migration } from 'kysely';
import type { EngineName } from '../engines/engine';
import { withId } from './with-id';

type Schema = Kysely<unknown>['schema'];

async function createTokens(schema: Schema, engine: EngineName): Promise<void> {
  await withId(schema.createTable('tokens'), engine)
    .addColumn('mint', 'text', (mint) => mint.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('symbol', 'text')
    .addColumn('name_folded', 'text')
    .addColumn('symbol_folded', 'text')
    .addColumn('acronym', 'text')
    .addColumn('decimals', 'integer', (decimals) => decimals.notNull())
    .addColumn('first_buy_at', 'bigint')
    .addColumn('market_cap_usd', 'double precision')
    .addColumn('market_cap_usd_current', 'double precision')
    .addColumn('market_cap_usd_previous', 'double precision')
    .addColumn('market_cap_updated_at', 'bigint')
    .addColumn('market_cap_ath', 'double precision')
    .addColumn('market_cap_ath_at', 'bigint')
    .addColumn('analyzed_at', 'bigint', (at) => at.notNull())
    .addColumn('latest_run_id', 'bigint')
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createIndex('tokens_history')
    .on('tokens')
    .columns(['analyzed_at desc', 'id desc'])
    .where(sql.ref('deleted_at'), 'is', null)
    .execute();
}

async function createAnalyses(schema: Schema): Promise<void> {
  await schema
    .createTable('analyses')
    .addColumn('id', 'text', (id) => id.primaryKey().notNull())
    .addColumn('mint', 'text', (mint) => mint.notNull())
    .addColumn('road', 'text', (road) => road.notNull())
    .addColumn('state', 'text', (state) => state.notNull())
    .addColumn('sequence', 'integer', (sequence) => sequence.notNull())
    .addColumn('attempt', 'integer', (attempt) => attempt.notNull())
    .addColumn('settings', 'text', (settings) => settings.notNull())
    .addColumn('api_settings', 'text', (settings) => settings.notNull())
    .addColumn('progress', 'text')
    .addColumn('checkpoint', 'text')
    .addColumn('credits_used', 'double precision', (credits) => credits.notNull())
    .addColumn('error', 'text')
    .addColumn('result', 'text')
    .addColumn('token_id', 'bigint', (token) => token.references('tokens.id').onDelete('set null'))
    .addColumn('created_at', 'bigint', (at) => at.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .execute();
  await schema.createIndex('analyses_by_state').on('analyses').columns(['state', 'road']).execute();
  await schema
    .createIndex('analyses_newest')
    .on('analyses')
    .columns(['created_at desc', 'id desc'])
    .execute();
  await schema.createIndex('analyses_by_token').on('analyses').column('token_id').execute();
}

async function createRuns(schema: Schema, engine: EngineName): Promise<void> {
  await withId(schema.createTable('analysis_runs'), engine)
    .addColumn('analysis_id', 'text', (id) => id.notNull().unique())
    .addColumn('token_id', 'bigint', (token) => token.notNull().references('tokens.id').onDelete('cascade'))
    .addColumn('analyzed_at', 'bigint', (at) => at.notNull())
    .addColumn('wallets_found', 'integer', (wallets) => wallets.notNull())
    .addColumn('credits_used', 'double precision', (credits) => credits.notNull())
    .execute();
  await schema.createIndex('analysis_runs_by_token').on('analysis_runs').column('token_id').execute();
}

async function createEarlyBuyers(schema: Schema, engine: EngineName): Promise<void> {
  await withId(schema.createTable('early_buyers'), engine)
    .addColumn('run_id', 'bigint', (run) => run.notNull().references('analysis_runs.id').onDelete('cascade'))
    .addColumn('token_id', 'bigint', (token) => token.notNull().references('tokens.id').onDelete('cascade'))
    .addColumn('wallet_address', 'text', (address) => address.notNull())
    .addColumn('rank', 'integer', (rank) => rank.notNull())
    .addColumn('first_buy_at', 'bigint')
    .addColumn('first_buy_signature', 'text', (signature) => signature.notNull())
    .addColumn('first_buy_slot', 'bigint', (slot) => slot.notNull())
    .addColumn('token_amount', 'text', (amount) => amount.notNull())
    .addColumn('lamports_spent', 'text', (lamports) => lamports.notNull())
    .addColumn('total_usd', 'double precision')
    .addColumn('transaction_count', 'integer', (count) => count.notNull())
    .addColumn('average_buy_usd', 'double precision')
    .addColumn('flags', 'text', (flags) => flags.notNull())
    .addColumn('venues', 'text', (venues) => venues.notNull())
    .execute();
  await schema.createIndex('early_buyers_by_run').on('early_buyers').columns(['run_id', 'rank']).execute();
  await schema.createIndex('early_buyers_by_token').on('early_buyers').column('token_id').execute();
  await schema.createIndex('early_buyers_by_wallet').on('early_buyers').column('wallet_address').execute();
}

async function createWallets(schema: Schema): Promise<void> {
  await schema
    .createTable('wallets')
    .addColumn('address', 'text', (address) => address.primaryKey().notNull())
    .addColumn('balance_usd', 'double precision')
    .addColumn('balance_usd_previous', 'double precision')
    .addColumn('balance_updated_at', 'bigint')
    .execute();
  await schema
    .createTable('wallet_tags')
    .addColumn('wallet_address', 'text', (address) => address.notNull())
    .addColumn('tag', 'text', (tag) => tag.notNull())
    .addColumn('is_kol', 'integer', (isKol) => isKol.notNull())
    .addPrimaryKeyConstraint('wallet_tags_pair', ['wallet_address', 'tag'])
    .execute();
  await schema.createIndex('wallet_tags_by_tag').on('wallet_tags').column('tag').execute();
}

async function createTheRest(schema: Schema): Promise<void> {
  await schema
    .createTable('stored_settings')
    .addColumn('name', 'text', (name) => name.primaryKey().notNull())
    .addColumn('value', 'text', (value) => value.notNull())
    .addColumn('updated_at', 'bigint', (at) => at.notNull())
    .execute();
  await schema
    .createTable('watched_addresses')
    .addColumn('address', 'text', (address) => address.primaryKey().notNull())
    .addColumn('note', 'text')
    .addColumn('threshold', 'double precision')
    .addColumn('registered_at', 'bigint', (at) => at.notNull())
    .addColumn('total_notifications', 'integer', (total) => total.notNull())
    .addColumn('last_notification_at', 'bigint')
    .execute();
}

/** Every table of version 1. `tables.ts` says what the columns mean. */
export const firstSchema = (engine: EngineName): Migration => ({
  async up({ schema }) {
    await createTokens(schema, engine);
    await createAnalyses(schema);
    await createRuns(schema, engine);
    await createEarlyBuyers(schema, engine);
    await createWallets(schema);
    await createTheRest(schema);
  },
});
