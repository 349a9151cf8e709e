import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canInstall, installWithPackageManager } from '../process/package-manager';
import { isExecutable, programFolders } from '../process/programs';

const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Debian keeps each major version apart and puts none of its servers on the PATH. */
async function debianFolders(): Promise<string[]> {
  const versions = await readdir(DEBIAN_FOLDER).catch((): string[] => []);
  return versions
    .sort((left, right) => Number(right) - Number(left))
    .map((version) => join(DEBIAN_FOLDER, version, 'bin'));
}

async function installed(): Promise<string | null> {
  for (const folder of [...programFolders(), ...(await debianFolders())]) {
    const complete =
      (await isExecutable(join(folder, 'initdb'))) && (await isExecutable(join(folder, 'postgres')));
    if (complete) return folder;
  }
  return null;
}

/**
 * The folder that holds `initdb` and `postgres`, installed when this process is root and they are missing.
 * @throws Error that tells what to install.
 */
export async function findPostgres(): Promise<string> {
  const present = await installed();
  if (present !== null) return present;
  let reason = '';
  if (await canInstall()) {
    try {
      await installWithPackageManager('postgresql');
    } catch (error) {
      reason = ` Installing it failed: ${String(error)}`;
    }
  }
  const folder = await installed();
  if (folder !== null) return folder;
  throw new Error(`No PostgreSQL on this machine. Install the package postgresql.${reason}`);
}
