import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types, type CustomTypesConfig } from 'pg';
import type { Tables } from '../schema/tables';
import type { Engine } from './engine';

const CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 5_000;
/** The server gives up on a statement first; the client, later, on a server that is gone. */
const STATEMENT_WITHIN_MS = 30_000;
const ANSWER_WITHIN_MS = 35_000;

/**
 * Ids, times, slots and counts are far below 2^53, so they are read as numbers. The rule belongs to
 * this pool; pg's own table of parsers is shared by the whole process and stays as it is.
 */
const numbers: CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const integers: readonly number[] = [types.builtins.INT8, types.builtins.NUMERIC];
    return integers.includes(oid) ? Number : (types.getTypeParser(oid, format) as (value: string) => unknown);
  },
};

/** A pool of connections to a PostgreSQL server. Connects with the first query. */
export function openPostgres(url: string): Engine {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    types: numbers,
  });
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  // And one that breaks during a query, which is rejected: the pool does not listen while it is lent out.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    name: 'postgres',
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    // Kysely's migrator holds an advisory lock of the server.
    exclusively: (change) => change(),
  };
}
