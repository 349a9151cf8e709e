import type { Subject } from './conformance';
import { NOON } from './sample-analysis';
import { execute, withAnother } from './test-server';

/** Settings that callers change while the service runs. */
export function describeStoredSettings(subject: Subject): void {
  describe('stored settings', () => {
    const settings = () => subject.database.storedSettings;
    const write = (values: Record<string, unknown>, at = NOON): Promise<void> =>
      settings().write(new Map(Object.entries(values)), at);

    it('are absent until they are stored, and kept over a restart', async () => {
      expect((await settings().read(['a', 'b'])).size).toBe(0);
      await write({ a: 1.5, b: 'text with "quotes" ☃' });
      await subject.reopen();
      expect([...(await settings().read(['a', 'b', 'c']))].sort()).toEqual([
        ['a', 1.5],
        ['b', 'text with "quotes" ☃'],
      ]);
    });

    it('are replaced one by one, with the time of it', async () => {
      await write({ a: 1, b: 2 });
      await write({ b: 3 }, NOON + 1);
      expect(Object.fromEntries(await settings().read(['a', 'b']))).toEqual({ a: 1, b: 3 });
      const rows = await execute(subject.url, 'select name, updated_at from stored_settings order by name');
      expect(rows.map((row) => Object.values(row as object).map(String))).toEqual([
        ['a', String(NOON)],
        ['b', String(NOON + 1)],
      ]);
    });

    it('are read and stored none at a time', async () => {
      await write({});
      expect((await settings().read([])).size).toBe(0);
    });

    it('keep one whole write of many at the same instant, whatever the order of their names', async () => {
      const writeFrom = (database: Subject['database'], value: number): Promise<void> => {
        const named = ['a', 'b', 'c'].map((name): [string, number] => [name, value]);
        return database.storedSettings.write(new Map(value % 2 ? named : named.reverse()), NOON);
      };
      await withAnother(subject.url, (other) =>
        Promise.all(
          Array.from({ length: 20 }, (_, value) => writeFrom(value % 3 ? other : subject.database, value)),
        ),
      );
      const kept = await settings().read(['a', 'b', 'c']);
      expect(new Set(kept.values()).size).toBe(1);
      expect(kept.size).toBe(3);
    });
  });
}
