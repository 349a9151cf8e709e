import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';
import type { StoredSettingRepository } from './stored-settings';

export function storedSettingRepository(db: Kysely<Tables>): StoredSettingRepository {
  return {
    async read(names) {
      if (names.length === 0) return new Map();
      const rows = await db
        .selectFrom('stored_settings')
        .where('name', 'in', [...names])
        .select(['name', 'value'])
        .execute();
      return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
    },

    async write(values, at) {
      if (values.size === 0) return;
      // One order for all writers, so that no two wait for each other.
      const rows = [...values]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ({ name, value: JSON.stringify(value), updated_at: at }));
      await db
        .insertInto('stored_settings')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((eb) => ({
            value: eb.ref('excluded.value'),
            updated_at: eb.ref('excluded.updated_at'),
          })),
        )
        .execute();
    },
  };
}
