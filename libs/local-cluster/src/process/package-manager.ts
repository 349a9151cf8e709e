import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, runProgram } from './programs';

const INSTALL_DEADLINE_MS = 300_000;

/** Without a run level to be in, Debian's scripts do not start the service they install. */
const INSTALL_SCRIPT = `
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
apt-get update -q
apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 "$1"
`;

/** True when this process may install packages: it is root and apt-get is there. */
export async function canInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && (await findProgram('apt-get')) !== null;
}

/**
 * Installs a Debian package, at most 5 minutes. Processes that ask at the same time take turns: apt
 * itself fails, rather than waits, when its lists are locked.
 * @throws Error with the output of apt-get.
 */
export async function installWithPackageManager(packageName: string): Promise<void> {
  const lock = join(tmpdir(), 'meridinate-install.lock');
  await runProgram('flock', [lock, '/bin/sh', '-c', INSTALL_SCRIPT, 'install', packageName], {
    timeoutMs: INSTALL_DEADLINE_MS,
  });
}
