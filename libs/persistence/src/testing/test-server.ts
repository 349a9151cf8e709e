import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startPostgres } from '@meridinate/local-cluster';
import { sql } from 'kysely';
import { connect, openDatabase } from '../open-database';
import type { Database } from '../repositories';

/** Installing PostgreSQL on a machine without it is part of the first start. */
export const START_MS = 400_000;

/** Where tests get databases from. */
export interface TestServer {
  /** URL of an empty database that no other test uses. */
  freshUrl: () => Promise<string>;
  /** The same with the newest schema in it. Copied, for the migrations would take longer than most tests. */
  migratedUrl: () => Promise<string>;
  stop: () => Promise<void>;
}

/** Runs one statement behind the repositories' back; gives its rows. */
export async function execute<R = unknown>(url: string, statement: string): Promise<R[]> {
  const { db } = await connect(url);
  try {
    return (await sql.raw<R>(statement).execute(db)).rows;
  } finally {
    await db.destroy();
  }
}

/** Lends a connection of its own to a database, as another process would have it. */
export async function withAnother<T>(url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Opens a database once and closes it, which brings its schema up to date; gives its URL. */
function migratedOnce(freshUrl: () => Promise<string>): () => Promise<string> {
  const migrate = async (): Promise<string> => {
    const url = await freshUrl();
    await withAnother(url, (database) => database.ping());
    return url;
  };
  let migrated: Promise<string> | undefined;
  return () => (migrated ??= migrate());
}

export async function embeddedServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'meridinate-persistence-'));
  const freshUrl = (): Promise<string> => Promise.resolve(`file:${join(folder, randomUUID(), 'test.db')}`);
  const template = migratedOnce(freshUrl);
  return {
    freshUrl,
    async migratedUrl() {
      const [from, url] = [await template(), await freshUrl()];
      const [source, copy] = [from, url].map((each) => each.slice('file:'.length)) as [string, string];
      await mkdir(dirname(copy));
      await copyFile(source, copy);
      return url;
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A real PostgreSQL. Rejects, and so fails the tests, when there is none to be had. */
export async function postgresServer(): Promise<TestServer> {
  const server = await startPostgres();
  const create = async (how: string): Promise<string> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await execute(server.url, `create database ${name} ${how}`);
    return server.url.replace(/\/[^/]*$/, `/${name}`);
  };
  const freshUrl = (): Promise<string> => create('');
  const template = migratedOnce(freshUrl);
  return {
    freshUrl,
    migratedUrl: async () => create(`template ${(await template()).split('/').at(-1) ?? ''}`),
    stop: () => server.stop(),
  };
}

export const SERVERS = [
  { engine: 'embedded' as const, start: embeddedServer, runs: 30 },
  { engine: 'postgres' as const, start: postgresServer, runs: 6 },
];
