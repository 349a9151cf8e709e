import { startProxy } from '@meridinate/local-cluster';
import { sql } from 'kysely';
import { openDatabase } from '../open-database';
import { pinging } from '../ping';
import { embeddedServer, execute, postgresServer, START_MS, type TestServer } from '../testing/test-server';
import { openPostgres } from './postgres';

const RUNNING = "select 1 from pg_stat_activity where query = 'select pg_sleep(30)' and state = 'active'";

describe('a PostgreSQL server', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await postgresServer();
  }, START_MS);
  afterAll(() => server?.stop());

  it('that is lost during a query has the query rejected, and the next one asks again', async () => {
    const direct = await server.freshUrl();
    const url = new URL(direct);
    const target = { host: url.hostname, port: Number(url.port) };
    const proxy = await startProxy({ target });
    url.host = `127.0.0.1:${proxy.port}`;
    const { db } = openPostgres(url.href);
    const waiting = sql`select pg_sleep(30)`.execute(db);
    const rejected = expect(waiting).rejects.toThrow('ECONNRESET');
    while ((await execute(direct, RUNNING)).length === 0) await new Promise((go) => setTimeout(go, 20));
    await proxy.become('refuse');
    await rejected;
    await proxy.become('pass');
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
    await proxy.stop();
  });

  it('that may only be read fails a ping', async () => {
    const url = await server.migratedUrl();
    await execute(url, `alter database ${url.split('/').at(-1)} set default_transaction_read_only = on`);
    const { db } = openPostgres(url);
    await expect(pinging(db, () => 0)()).rejects.toThrow(/read-only/);
    await db.destroy();
  });
});

describe('a ping', () => {
  it('writes once in five seconds', async () => {
    const embedded = await embeddedServer();
    const database = await openDatabase(await embedded.migratedUrl());
    await database.ping();
    await database.ping();
    expect(await database.revisions.read(['pings'])).toBe('pings:1');
    await database.close();
    await embedded.stop();
  });
});
