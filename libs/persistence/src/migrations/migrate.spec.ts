import { MeridinateError } from '@meridinate/errors';
import { Migrator, sql } from 'kysely';
import { execute, SERVERS, START_MS, withAnother, type TestServer } from '../testing/test-server';
import { connect } from '../open-database';
import { analysed } from '../testing/analysed';
import { countedAnew, keptCounts } from '../testing/counts';
import { MINT, NOON, newAnalysis, OTHER_MINT, resultOf } from '../testing/sample-analysis';
import { firstSchema } from './0001-first-schema';
import { ledgersAndPrices } from './0002-ledgers-and-prices';
import { migrate } from './migrate';

const TABLES = [
  'analyses',
  'analysis_runs',
  'early_buyers',
  'idempotency_keys',
  'next_steps',
  'revisions',
  'sol_prices',
  'stored_settings',
  'ticks',
  'token_totals',
  'token_wallets',
  'tokens',
  'wallet_tags',
  'wallet_token_counts',
  'wallets',
  'wallets_by_token_count',
  'watched_addresses',
  'webhook_deliveries',
];

const [FIRST, SECOND] = ['0001-first-schema', '0002-ledgers-and-prices'] as const;
const MIGRATIONS = [
  FIRST,
  SECOND,
  '0003-jobs',
  '0004-revisions',
  '0005-kept-counts',
  '0006-webhook-deliveries',
];

describe.each(SERVERS)('migrations of the $engine database', ({ start }) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
  }, START_MS);
  afterAll(() => server?.stop());

  const migrated = async (url: string) => {
    const engine = await connect(url);
    try {
      const ran = await migrate(engine);
      return { ran, tables: await engine.db.introspection.getTables() };
    } finally {
      await engine.db.destroy();
    }
  };

  it('make every table of an empty database', async () => {
    const { ran, tables } = await migrated(await server.freshUrl());
    expect(ran).toEqual(MIGRATIONS);
    expect(tables.map(({ name }) => name).sort()).toEqual(TABLES);
  });

  it('change nothing when they run again', async () => {
    const url = await server.freshUrl();
    const first = await migrated(url);
    const second = await migrated(url);
    expect(second).toEqual({ ran: [], tables: first.tables });
  });

  it('run once when several open the same empty database at once', async () => {
    const url = await server.freshUrl();
    const all = await Promise.all([migrated(url), migrated(url), migrated(url)]);
    expect(all.flatMap(({ ran }) => ran)).toEqual(MIGRATIONS);
    expect(all.every(({ tables }) => tables.length === TABLES.length)).toBe(true);
  });

  it('leave nothing behind when one of them fails', async () => {
    const url = await server.freshUrl();
    const engine = await connect(url);
    await engine.db.schema.createTable('wallet_tags').addColumn('in_the_way', 'text').execute();
    await expect(migrate(engine)).rejects.toThrow(/already exists/);
    expect((await engine.db.introspection.getTables()).map(({ name }) => name)).toEqual(['wallet_tags']);
    await engine.db.destroy();
  });

  /** Makes a database of an older schema and writes one row of it. */
  const keptOf = async (url: string, names: readonly string[], row: Record<string, unknown>) => {
    const engine = await connect(url);
    const all = { [FIRST]: firstSchema(engine.name), [SECOND]: ledgersAndPrices };
    const migrations = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    await new Migrator({ db: engine.db, provider }).migrateToLatest();
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    await sql`insert into analyses (${columns}) values (${sql.join(Object.values(row))})`.execute(engine.db);
    await engine.db.destroy();
  };
  const { settings, apiSettings } = newAnalysis();
  const OLD = {
    ...{ id: 'old', mint: MINT, road: 'redis', sequence: 3, attempt: 1, credits_used: 52 },
    ...{ settings: JSON.stringify(settings), api_settings: JSON.stringify(apiSettings) },
    created_at: NOON,
  };

  it('read what the first schema kept', async () => {
    const url = await server.freshUrl();
    const result: Record<string, unknown> = { ...resultOf(['alice']), priceSources: ['coinbase'] };
    for (const member of ['launchpad', 'solPrices', 'creditsUnaccounted']) delete result[member];
    await keptOf(url, [FIRST], {
      ...{ ...OLD, state: 'completed' },
      progress: JSON.stringify({ phase: 'done', transactions: 9, buyersFound: 1, creditsUsed: 52, share: 1 }),
      result: JSON.stringify(result),
    });
    await withAnother(url, async (database) => {
      expect(await database.analyses.find('old')).toMatchObject({
        ledger: { credits: 52, calls: {} },
        progress: { transactions: 9, ledger: { credits: 52 } },
        result: { totalUniqueBuyers: result.totalUniqueBuyers, solPrices: [], launchpad: null },
      });
    });
  });

  it('read and go on with what the second schema left unfinished', async () => {
    const url = await server.freshUrl();
    const ledger = { credits: 52, calls: { 'helius.page': { calls: 5, credits: 52 } } };
    await keptOf(url, [FIRST, SECOND], {
      ...{ ...OLD, state: 'processing', started_at: NOON + 1 },
      ...{ ledger: JSON.stringify(ledger), checkpoint: '{"version":1}' },
    });
    await withAnother(url, async ({ analyses }) => {
      const [left] = await analyses.unfinished('redis');
      expect(left).toEqual({
        analysis: {
          ...{ id: 'old', mint: MINT, road: 'redis', state: 'processing', sequence: 3, attempt: 1 },
          ...{ settings, apiSettings, progress: null, ledger, error: null, result: null, tokenId: null },
          ...{ createdAt: NOON, turnAt: NOON, startedAt: NOON + 1, finishedAt: null, accepted: true },
          ...{ cancelRequestedAt: null, losses: 0, setAsideAt: null, replayOf: null, nextSteps: [] },
        },
        checkpoint: { version: 1 },
      });
      const refusal = new MeridinateError('QUEUE_UNREACHABLE', {}).toRecord();
      expect(await analyses.withdraw('old', refusal, NOON)).toBe(false);
      expect(await analyses.admit(newAnalysis(), null)).toEqual({ status: 'created' });
      const ended = await analyses.complete('old', resultOf(['alice']), null, NOON + 2);
      expect(ended.status).toBe('committed');
    });
  });

  /** Copies tokens, runs and early buyers into a database of the first schema; later ids are far apart. */
  const copyTokens = async (from: string, to: string) => {
    const engine = await connect(to);
    const provider = { getMigrations: () => Promise.resolve({ [FIRST]: firstSchema(engine.name) }) };
    await new Migrator({ db: engine.db, provider }).migrateToLatest();
    const given = sql.raw(engine.name === 'postgres' ? 'overriding system value' : '');
    const apart = (id: unknown) => (id === 1 ? 1 : Number(id) * 3_000);
    for (const table of ['tokens', 'analysis_runs', 'early_buyers']) {
      for (const row of await execute<Record<string, unknown>>(from, `select * from ${table}`)) {
        if (table === 'tokens') row.id = apart(row.id);
        else row.token_id = apart(row.token_id);
        const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
        const values = sql.join(Object.values(row));
        await sql`insert into ${sql.table(table)} (${columns}) ${given} values (${values})`.execute(
          engine.db,
        );
      }
    }
    await engine.db.destroy();
  };

  it('count what was stored before as if it had been counted from the beginning', async () => {
    const [live, old] = [await server.freshUrl(), await server.freshUrl()];
    await withAnother(live, async (database) => {
      const on = (mint: string, wallets: string[]) => analysed({ database }, mint, { wallets, at: NOON });
      await on(MINT, ['alice', 'bob']);
      await on(MINT, ['alice', 'carol']);
      await on(OTHER_MINT, ['alice', 'bob', 'dave']);
      await on('MintLate', ['alice']);
      await database.tokens.moveToTrash(await on('MintGone', ['alice', 'erin']), NOON);
    });
    await copyTokens(live, old);
    await migrated(old);
    const counted = await keptCounts(live);
    expect(counted.distribution).toHaveLength(3);
    expect([await keptCounts(old), await countedAnew(old)]).toEqual([counted, counted]);
  });
});
