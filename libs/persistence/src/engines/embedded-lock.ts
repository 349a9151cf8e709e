import { mkdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { isBusy } from './while-busy';

/**
 * Keeps an embedded database for this process: until the returned function lets it go, or until the
 * process ends in whatever way, because the lock is the operating system's. It lies on a file beside the
 * database, so that tools may still open the database itself.
 *
 * @throws Error that names the file when another process has it
 */
export async function lockEmbedded(path: string): Promise<() => void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await realpath(path).catch(() => path);
  const lock = new Libsql(`${file}.lock`);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(`another gateway has the database ${path}, and the embedded database is for one`);
  }
  return () => lock.close();
}
