import { canInstall, installWithPackageManager } from '../process/package-manager';
import { findProgram, runProgram } from '../process/programs';
import type { RedisProgram } from './redis-command';

const DOCKER_ANSWERS_WITHIN_MS = 10_000;

async function installed(): Promise<RedisProgram | null> {
  const path = (await findProgram('redis-server')) ?? (await findProgram('valkey-server'));
  return path === null ? null : { kind: 'program', path };
}

async function container(): Promise<RedisProgram | null> {
  const path = await findProgram('docker');
  if (path === null) return null;
  return runProgram(path, ['info'], { timeoutMs: DOCKER_ANSWERS_WITHIN_MS }).then(
    () => ({ kind: 'docker', path }),
    () => null,
  );
}

/**
 * Finds redis-server or valkey-server; installs it when this process is root; falls back to Docker.
 * @throws Error that tells what to install.
 */
export async function findRedisServer(): Promise<RedisProgram> {
  const present = await installed();
  if (present) return present;
  let reason = '';
  if (await canInstall()) {
    try {
      await installWithPackageManager('redis-server');
    } catch (error) {
      reason = ` Installing it failed: ${String(error)}`;
    }
  }
  const found = (await installed()) ?? (await container());
  if (found) return found;
  throw new Error(
    `No Redis on this machine. Install redis-server or valkey-server, or start Docker.${reason}`,
  );
}
