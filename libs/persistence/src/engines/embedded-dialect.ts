import { SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely';
import type Libsql from 'libsql';
import { begin, EmbeddedConnection, rollback } from './embedded-connection';

/** Kysely's driver, which lends the one connection to one user at a time, over our connection. */
class EmbeddedDriver extends SqliteDriver {
  readonly #connection: EmbeddedConnection;

  constructor(private readonly database: Libsql.Database) {
    super({ database });
    this.#connection = new EmbeddedConnection(database);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await super.acquireConnection();
    return this.#connection;
  }

  override async beginTransaction(): Promise<void> {
    await begin(this.database);
  }

  override commitTransaction(): Promise<void> {
    this.database.exec('commit');
    return Promise.resolve();
  }

  override rollbackTransaction(): Promise<void> {
    rollback(this.database);
    return Promise.resolve();
  }
}

/** Kysely's SQLite dialect over libsql. */
export class EmbeddedDialect extends SqliteDialect {
  constructor(private readonly database: Libsql.Database) {
    super({ database });
  }

  override createDriver(): Driver {
    return new EmbeddedDriver(this.database);
  }
}
