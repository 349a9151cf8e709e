import type { Redis } from 'ioredis';

/** Never stored: XX sets only what is there already. */
const PROBED_KEY = 'meridinate:probe';

/**
 * Asks Redis whether it takes writes, and leaves nothing behind. A Redis that is full or read-only still
 * answers PING.
 *
 * @throws what Redis answers, such as OOM or READONLY, or what the client throws when it is away
 */
export async function assertTakesWrites(client: Redis): Promise<void> {
  await client.set(PROBED_KEY, '1', 'XX');
}
