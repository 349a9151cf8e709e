import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type Libsql from 'libsql';
import { whileBusy } from './while-busy';

/** libsql 0.5 aborts the whole process when a parameter is a boolean. */
function refuseBooleans(parameters: readonly unknown[]): void {
  const at = parameters.findIndex((each) => typeof each === 'boolean');
  if (at >= 0) throw new TypeError(`parameter ${at + 1} is a boolean; the embedded database keeps 0 or 1`);
}

/** Takes the write lock, so that no later statement of the transaction can find it taken. */
export const begin = (database: Libsql.Database): Promise<unknown> =>
  whileBusy(() => database.exec('begin immediate'));

/** Undoes an open transaction; SQLite has already undone it after some errors. */
export function rollback(database: Libsql.Database): void {
  if (database.inTransaction) database.exec('rollback');
}

/**
 * The one connection of an embedded database.
 *
 * Every write runs in a transaction that has taken the write lock before, through `exec`. A prepared
 * write of libsql 0.5 that fails because the database is busy stays open until it is garbage: what is
 * written after it would be acknowledged but not committed.
 */
export class EmbeddedConnection implements DatabaseConnection {
  constructor(private readonly database: Libsql.Database) {}

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const { database } = this;
    refuseBooleans(compiled.parameters);
    if (compiled.query.kind === 'SelectQueryNode' || database.inTransaction) return this.run(compiled);
    await begin(database);
    try {
      const result = await this.run<R>(compiled);
      database.exec('commit');
      return result;
    } catch (error) {
      rollback(database);
      throw error;
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream');
  }

  private async run<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = await whileBusy(() => this.database.prepare(sql));
    if (statement.reader) return { rows: (await whileBusy(() => statement.all([...parameters]))) as R[] };
    const { changes, lastInsertRowid } = statement.run([...parameters]);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}
