import { connect } from '../open-database';
import { SERVERS, START_MS, type TestServer } from '../testing/test-server';
import { migrate } from './migrate';

const TABLES = [
  'analyses',
  'analysis_runs',
  'early_buyers',
  'stored_settings',
  'tokens',
  'wallet_tags',
  'wallets',
  'watched_addresses',
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
    expect(ran).toEqual(['0001-first-schema']);
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
    expect(all.flatMap(({ ran }) => ran)).toEqual(['0001-first-schema']);
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
});
