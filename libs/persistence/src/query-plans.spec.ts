import { CompiledQuery, sql, type Kysely } from 'kysely';
import type { Engine } from './engines/engine';
import { migrate } from './migrations/migrate';
import { connect } from './open-database';
import type { Tables } from './schema/tables';
import { SERVERS, START_MS, type TestServer } from './testing/test-server';
import type { TokenRepository } from './token-repository';
import { tokenRepository } from './tokens/token.repository';
import type { WalletRepository } from './wallet-repository';
import { walletRepository } from './wallets/wallet.repository';

const TOKENS = 20_000;
const BUYERS = 3;

/** Numbers from 1 to `last`, in either dialect. */
const numbers = (last: number, name: string) =>
  `(with recursive ${name}(n) as (select 1 union all select n + 1 from ${name} where n < ${last})
    select n from ${name}) as ${name}`;

/** Every tenth token is in the trash; a wallet buys two tokens. */
const FILL = [
  `insert into tokens (mint, name, decimals, analyzed_at, latest_run_id, deleted_at)
    select 'mint-' || n, 'Token', 6, n, n, case when n % 10 = 0 then n end from ${numbers(TOKENS, 'token')}`,
  `insert into analysis_runs (analysis_id, token_id, analyzed_at, wallets_found, credits_used)
    select 'analysis-' || id, id, id, ${BUYERS}, 1 from tokens order by id`,
  `insert into early_buyers (run_id, token_id, wallet_address, rank, first_buy_signature, first_buy_slot,
      token_amount, lamports_spent, transaction_count, flags, venues)
    select id, id, 'wallet-' || ((id * ${BUYERS} + n) % ${(TOKENS * BUYERS) / 2}), n, '', 1, '1', '1', 1, '[]', '[]'
    from tokens cross join ${numbers(BUYERS, 'buyer')} order by id, n`,
  `insert into token_wallets (wallet_address, token_id)
    select distinct wallet_address, token_id from early_buyers`,
  `insert into wallet_token_counts (wallet_address, token_count)
    select wallet_address, count(*) from token_wallets group by wallet_address`,
  `insert into wallets (address, balance_usd, balance_updated_at)
    select wallet_address, 1, 1 from wallet_token_counts`,
  'analyze',
];

/** What a database sends while `use` uses it. */
async function sentBy(db: Kysely<Tables>, use: (db: Kysely<Tables>) => Promise<unknown>) {
  const sent: CompiledQuery[] = [];
  const recorded = db.withPlugin({
    transformQuery({ node, queryId }) {
      sent.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await use(recorded);
  return sent;
}

async function planOf({ db, name }: Engine, { sql: query, parameters }: CompiledQuery): Promise<string> {
  const explain = name === 'embedded' ? 'explain query plan' : 'explain';
  const { rows } = await db.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${explain} ${query}`, [...parameters]),
  );
  return rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n');
}
/** Columns that refer to tokens or runs, each with the number of indexes that begin with it. */
const REFERENCES = {
  embedded: sql`
    select tables.name || '.' || reference."from" as "column",
      (select count(*) from pragma_index_list(tables.name) as own
        where (select name from pragma_index_info(own.name) where seqno = 0) = reference."from") as indexes
    from sqlite_master as tables, pragma_foreign_key_list(tables.name) as reference
    where tables.type = 'table' and reference."table" in ('tokens', 'analysis_runs')`,
  postgres: sql`
    select conrelid::regclass || '.' || conkey[1] as "column",
      (select count(*) from pg_index where indrelid = conrelid and indkey[0] = conkey[1]) as indexes
    from pg_constraint
    where contype = 'f' and confrelid in ('tokens'::regclass, 'analysis_runs'::regclass)`,
};

/** Read whole for they are small, or parts of the statement itself. */
const SMALL = ['token_totals', 'wallets_by_token_count', 'listed', 'as_many', 'fewer', 'following'];

/** Tables that a plan reads from end to end without an index. */
const scannedBy = (plan: string): string[] =>
  [...plan.matchAll(/^SCAN (\S+)$|Seq Scan on (\S+)/gm)]
    .map(([, embedded, postgres]) => embedded ?? postgres ?? '')
    .filter((table) => !SMALL.includes(table));

const FIRST = { limit: 50, after: null };
const LATER = { limit: 50, after: { at: TOKENS / 2, id: TOKENS / 2 } };
const LATER_WALLET = { limit: 50, after: { tokens: 2, walletAddress: 'wallet-300' } };

interface Repositories {
  tokens: TokenRepository;
  wallets: WalletRepository;
}

type Read = (repositories: Repositories) => Promise<unknown>;

const READS: [string, string, Read][] = [
  ['the first part of the history', 'tokens_history', ({ tokens }) => tokens.history(FIRST)],
  ['a later part of the history', 'tokens_history', ({ tokens }) => tokens.history(LATER)],
  ['the first part of the trash', 'tokens_trash', ({ tokens }) => tokens.trash(FIRST)],
  ['a later part of the trash', 'tokens_trash', ({ tokens }) => tokens.trash(LATER)],
  ['a token with its early buyers', 'early_buyers_by_run', ({ tokens }) => tokens.find(77)],
  ['some tokens', 'early_buyers_by_run', ({ tokens }) => tokens.findAll([77, 79])],
  ['the runs of a token', 'analysis_runs_by_token', ({ tokens }) => tokens.runs(77)],
  ['the first wallets', 'wallet_token_counts_most', ({ wallets }) => wallets.multiToken(2, FIRST)],
  ['later wallets', 'wallet_token_counts_most', ({ wallets }) => wallets.multiToken(2, LATER_WALLET)],
];

describe.each(SERVERS)('the $engine database with many tokens', ({ start }) => {
  let server: TestServer;
  let engine: Engine;
  beforeAll(async () => {
    server = await start();
    engine = await connect(await server.freshUrl());
    await migrate(engine);
    for (const statement of FILL) await sql.raw(statement).execute(engine.db);
  }, START_MS);
  afterAll(async () => {
    await engine?.db.destroy();
    await server?.stop();
  });

  const plansOf = async (read: Read): Promise<string> => {
    const sent = await sentBy(engine.db, (db) =>
      read({ tokens: tokenRepository(db), wallets: walletRepository(db, engine.name) }),
    );
    return (await Promise.all(sent.map((query) => planOf(engine, query)))).join('\n');
  };

  it.each(READS)('reads %s by an index (%s)', async (_what, index, read) => {
    const plans = await plansOf(read);
    expect(plans).toContain(index);
    expect(scannedBy(plans)).toEqual([]);
  });

  it('reads totals and numbers of wallets from a few rows', async () => {
    const plans = await plansOf(({ tokens, wallets }) =>
      Promise.all([tokens.totals(), wallets.countMultiToken(2)]),
    );
    expect(plans).toMatch(/token_totals[^]*wallets_by_token_count/);
    expect(scannedBy(plans)).toEqual([]);
  });

  it('is seen to read a whole table when it does', async () => {
    const unindexed = await planOf(engine, CompiledQuery.raw('select * from early_buyers where rank = 2'));
    expect(scannedBy(unindexed)).toEqual(['early_buyers']);
  });

  it('finds what goes with a token that is deleted by indexes', async () => {
    const references = await sql<{ column: string; indexes: number }>`${REFERENCES[engine.name]}`.execute(
      engine.db,
    );
    expect(references.rows.length).toBeGreaterThanOrEqual(5);
    expect(references.rows.filter(({ indexes }) => indexes === 0)).toEqual([]);
  });
});
