import type { CreateTableBuilder } from 'kysely';
import type { EngineName } from '../engines/engine';

/** A number of its own for each row, never used twice. */
export function withId<T extends string>(
  table: CreateTableBuilder<T>,
  engine: EngineName,
): CreateTableBuilder<T | 'id'> {
  return engine === 'embedded'
    ? table.addColumn('id', 'integer', (id) => id.primaryKey().autoIncrement())
    : table.addColumn('id', 'bigint', (id) => id.generatedAlwaysAsIdentity().primaryKey());
}
