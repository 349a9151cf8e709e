import { Migrator, sql } from 'kysely';
import { SERVERS, START_MS, type TestServer } from '../testing/test-server';
import { connect, openDatabase } from '../open-database';
import { NOON, newAnalysis, resultOf } from '../testing/sample-analysis';
import { firstSchema } from './0001-first-schema';
import { migrate } from './migrate';

const TABLES = [
  'analyses',
  'analysis_runs',
  'early_buyers',
  'sol_prices',
  'stored_settings',
  'tokens',
  'wallet_tags',
  'wallets',
  'watched_addresses',
];

const MIGRATIONS = ['0001-first-schema', '0002-ledgers-and-prices'];

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

  it('read what the first schema kept', async () => {
    const url = await server.freshUrl();
    const engine = await connect(url);
    const migrations = { '0001-first-schema': firstSchema(engine.name) };
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    await new Migrator({ db: engine.db, provider }).migrateToLatest();
    const { id, mint, road, settings, apiSettings } = newAnalysis();
    const result: Record<string, unknown> = { ...resultOf(['alice']), priceSources: ['coinbase'] };
    for (const member of ['launchpad', 'solPrices', 'creditsUnaccounted']) delete result[member];
    const old = {
      ...{ id, mint, road, state: 'completed' as const, sequence: 3, attempt: 1, credits_used: 52 },
      ...{ settings: JSON.stringify(settings), api_settings: JSON.stringify(apiSettings) },
      progress: JSON.stringify({ phase: 'done', transactions: 9, buyersFound: 1, creditsUsed: 52, share: 1 }),
      result: JSON.stringify(result),
      created_at: NOON,
    };
    await sql`insert into analyses ${sql.raw(`(${Object.keys(old).join(', ')})`)} values (${sql.join(Object.values(old))})`.execute(
      engine.db,
    );
    await engine.db.destroy();

    const database = await openDatabase(url);
    expect(await database.analyses.find(id)).toMatchObject({
      ledger: { credits: 52, calls: {} },
      progress: { transactions: 9, ledger: { credits: 52 } },
      result: { totalUniqueBuyers: result.totalUniqueBuyers, solPrices: [], launchpad: null },
    });
    await database.close();
  });
});
