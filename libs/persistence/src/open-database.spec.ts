import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@meridinate/local-cluster';
import { openDatabase } from './open-database';

describe('openDatabase', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meridinate-open-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(['file:', 'file://'])('makes the folder of a database named by %s and a path', async (scheme) => {
    const database = await openDatabase(`${scheme}${folder}/new/folder/test.db`);
    expect(database.engine).toBe('embedded');
    await database.close();
    expect(await readdir(join(folder, 'new/folder'))).toContain('test.db');
  });

  it.each(['mysql://user:hunter2@host/db', 'test.db', 'file:', ''])('refuses %p', async (url) => {
    const refusal = openDatabase(url);
    await expect(refusal).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
    await expect(refusal).rejects.not.toThrow(/hunter2/);
  });

  it('rejects when no server answers, without a word about the password', async () => {
    const refusal = openDatabase(`postgres://user:hunter2@127.0.0.1:${await freePort()}/none`);
    await expect(refusal).rejects.toThrow(/ECONNREFUSED/);
    await expect(refusal).rejects.not.toThrow(/hunter2/);
  });

  it('gives a file to one that wants it alone until it is closed, and one in memory to each', async () => {
    const url = `file:${folder}/alone.db`;
    const first = await openDatabase(url, { alone: true });
    await expect(openDatabase(url, { alone: true })).rejects.toThrow(`the database ${folder}/alone.db`);
    await first.close();
    const again = await openDatabase(url, { alone: true });
    const inMemory = [1, 2].map(() => openDatabase('file::memory:', { alone: true }));
    for (const database of [again, ...(await Promise.all(inMemory))]) await database.close();
  });

  it('lets a file that it could not open go again', async () => {
    await writeFile(
      join(folder, 'other.db'),
      'something else, and long enough to be read as a header'.repeat(20),
    );
    const refused = () => openDatabase(`file:${folder}/other.db`, { alone: true });
    await expect(refused()).rejects.toThrow(/not a database/);
    await expect(refused()).rejects.toThrow(/not a database/);
  });

  it('refuses a file that is something else', async () => {
    await expect(openDatabase(`file:${__filename}`)).rejects.toThrow(/not a database/);
  });
});
