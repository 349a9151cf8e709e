import { mkdtemp, readdir, rm } from 'node:fs/promises';
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

  it('refuses a file that is something else', async () => {
    await expect(openDatabase(`file:${__filename}`)).rejects.toThrow(/not a database/);
  });
});
