import { freePort, startProxy } from '@meridinate/local-cluster';
import { sql } from 'kysely';
import { connect } from '../open-database';
import { embeddedServer, execute, postgresServer, START_MS, type TestServer } from '../testing/test-server';
import type { Engine } from './engine';
import { isUnavailable } from './is-unavailable';
import { openPostgres } from './postgres';

/** What is thrown, so that a statement that succeeds fails the test. */
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );

const run = (engine: Engine, statement: string): Promise<unknown> => sql.raw(statement).execute(engine.db);

async function lastErrorOf(url: string, ...statements: string[]): Promise<unknown> {
  const engine = await connect(url);
  let error: unknown;
  for (const statement of statements) error = await thrownBy(run(engine, statement));
  await engine.db.destroy();
  return error;
}

describe('an unavailable embedded database', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await embeddedServer();
  }, START_MS);
  afterAll(() => server.stop());

  const fill = 'insert into much select hex(randomblob(100000))';
  it.each([
    ['is full', ['create table much (text)', 'pragma max_page_count = 1', fill], true],
    ['may only be read', ['pragma query_only = 1', 'create table much (text)'], true],
    ['does not know a column', ['select nothing'], false],
  ])('that %s', async (_what, statements, expected) => {
    const error = await lastErrorOf(await server.freshUrl(), ...statements);
    expect(error).toHaveProperty('message');
    expect(isUnavailable(error)).toBe(expected);
  });
});

describe('an unavailable PostgreSQL server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await postgresServer();
  }, START_MS);
  afterAll(() => server.stop());

  it('that refuses connections', async () => {
    expect(isUnavailable(await lastErrorOf(`postgres://127.0.0.1:${await freePort()}/x`, 'select 1'))).toBe(
      true,
    );
  });

  it('that is lost during a query', async () => {
    const url = new URL(await server.freshUrl());
    const proxy = await startProxy({ target: { host: url.hostname, port: Number(url.port) } });
    url.host = `127.0.0.1:${proxy.port}`;
    const engine = openPostgres(url.href);
    await run(engine, 'select 1');
    const waiting = thrownBy(run(engine, 'select pg_sleep(30)'));
    await proxy.become('refuse');
    expect(isUnavailable(await waiting)).toBe(true);
    await engine.db.destroy();
    await proxy.stop();
  });

  it.each([
    ['ends the session', 'select pg_terminate_backend(pg_backend_pid())', true],
    ['may only be read', 'create table much (text text)', true],
    ['does not know a column', 'select nothing', false],
  ])('that %s', async (what, statement, expected) => {
    const url = await server.freshUrl();
    if (what === 'may only be read') {
      await execute(url, `alter database ${url.split('/').at(-1)} set default_transaction_read_only = on`);
    }
    const error = await lastErrorOf(url, statement);
    expect(error).toHaveProperty('message');
    expect(isUnavailable(error)).toBe(expected);
  });
});
