import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openEmbedded } from './embedded';
import type { Engine } from './engine';

const value = async (engine: Engine, statement: string): Promise<unknown> => {
  const { rows } = await sql.raw<Record<string, unknown>>(statement).execute(engine.db);
  return Object.values(rows[0] ?? {})[0];
};

describe('the embedded engine', () => {
  let folder: string;
  let engines: Engine[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meridinate-embedded-spec-'));
    engines = [await openEmbedded(join(folder, 'a.db')), await openEmbedded(join(folder, 'a.db'))];
  });
  afterEach(async () => {
    await Promise.all(engines.map(({ db }) => db.destroy()));
    await rm(folder, { recursive: true });
  });

  it('waits for the disk at each commit, writes ahead, and keeps foreign keys', async () => {
    const [engine] = engines as [Engine];
    expect(await value(engine, 'pragma synchronous')).toBe(2);
    expect(await value(engine, 'pragma journal_mode')).toBe('wal');
    expect(await value(engine, 'pragma foreign_keys')).toBe(1);
  });

  it('refuses a boolean parameter, which would abort the process', async () => {
    const [engine] = engines as [Engine];
    await expect(sql`select ${true}`.execute(engine.db)).rejects.toThrow(/parameter 1 is a boolean/);
  });

  it('waits for the transaction of another connection while the event loop goes on', async () => {
    const [first, second] = engines as [Engine, Engine];
    await sql`create table notes (note text)`.execute(first.db);
    const done: string[] = [];
    const holding = first.db.transaction().execute(async (trx) => {
      await sql`insert into notes values ('first')`.execute(trx);
      await pause(50);
      done.push('first');
    });
    await pause(5);
    const waiting = sql`insert into notes values ('second')`
      .execute(second.db)
      .then(() => done.push('second'));
    await Promise.all([holding, waiting]);
    expect(done).toEqual(['first', 'second']);
    expect(await value(second, 'select count(*) from notes')).toBe(2);
  });

  it('commits for all to see what is written after a wait that was in vain', async () => {
    const [first, second] = engines as [Engine, Engine];
    await sql`create table notes (note text)`.execute(first.db);
    await first.db.transaction().execute(async (trx) => {
      await sql`insert into notes values ('first')`.execute(trx);
      const vain = sql`insert into notes values ('vain')`.execute(second.db);
      await expect(vain).rejects.toThrow(/database is locked/);
    });
    await sql`insert into notes values ('second')`.execute(second.db);
    expect(await value(first, 'select count(*) from notes')).toBe(2);
    await sql`insert into notes values ('third')`.execute(first.db);
    expect(await value(second, 'select count(*) from notes')).toBe(3);
  }, 15_000);
});
