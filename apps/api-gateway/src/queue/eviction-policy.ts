import type { Redis } from 'ioredis';

/** The only policy under which Redis never throws a job away to make room. */
const SAFE = 'noeviction';

/** The policy of a Redis, from `INFO memory`, which also hosted ones answer; null where it does not say. */
export async function evictionPolicy(connection: Redis): Promise<string | null> {
  const memory = await connection.info('memory');
  return /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? null;
}

/** Warns, at every connection, of a Redis that may throw jobs away. */
export function warnOfEviction(connection: Redis, warn: (sentence: string) => void): void {
  connection.on('ready', () => {
    evictionPolicy(connection).then(
      (policy) => {
        if (policy === null || policy === SAFE) return;
        warn(
          `Redis runs ${policy} and will throw jobs away when its memory is full: set maxmemory-policy to ${SAFE}`,
        );
      },
      () => undefined,
    );
  });
}
