import type { Redis } from 'ioredis';

const KEY = 'meridinate:limit:identity-secret';
const KEPT_MS = 31 * 86_400_000;

/**
 * The secret that all gateways of a Redis name callers under: the first one's. The others take it over;
 * after Redis has lost it, whoever asks first puts its own back.
 *
 * @throws where Redis does not answer
 */
export async function shareSecret(redis: Redis, own: string): Promise<string> {
  const answers = await redis
    .multi()
    .set(KEY, own, 'PX', KEPT_MS, 'NX')
    .pexpire(KEY, KEPT_MS)
    .get(KEY)
    .exec();
  const [error, shared] = answers?.[2] ?? [];
  if (error) throw error;
  return typeof shared === 'string' ? shared : own;
}
