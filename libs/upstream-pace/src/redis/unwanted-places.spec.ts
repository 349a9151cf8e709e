import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import type { Redis } from 'ioredis';
import { connectPatiently } from '../testing/redis-subject';
import type { UpstreamPace } from '../upstream-pace';
import { createRedisPace } from './redis-pace';
import { keyOf } from './shared-buckets';

const INSTALL_MS = 320_000;
const KEY = keyOf('coingecko');
const PLACE_MS = 5_000;

jest.setTimeout(30_000);

describe('calls made during an outage of Redis', () => {
  let redis: RedisServer;
  let client: Redis;
  let pace: UpstreamPace;
  /** Unlike `once` of Node it does not mind the errors of an outage. */
  const told = (event: 'close' | 'ready') => new Promise<void>((resolve) => client.once(event, resolve));
  /** Asks for 20 calls and gives them up. */
  const askInVain = async (): Promise<void> => {
    const ends = Array.from({ length: 20 }, () => {
      const ending = new AbortController();
      return { ending, end: pace.admit('coingecko', ending.signal).catch(() => undefined) };
    });
    ends.forEach(({ ending }) => ending.abort());
    await Promise.all(ends.map(({ end }) => end));
  };

  beforeAll(async () => void (redis = await startRedis()), INSTALL_MS);
  beforeEach(async () => {
    client = await connectPatiently(redis.url);
    pace = createRedisPace(client, { coingecko: 1_000 / PLACE_MS }, { onOutage: () => undefined });
  });
  afterEach(() => client.disconnect());
  afterAll(() => redis.stop());

  it('take no places in a Redis that comes back', async () => {
    const gone = told('close');
    redis.kill('SIGKILL');
    await gone;
    await askInVain();
    const back = told('ready');
    await redis.restart();
    await back;
    await expect(client.exists(KEY)).resolves.toBe(0);
  });

  it('take hardly any in a Redis that was only silent', async () => {
    redis.kill('SIGSTOP');
    await pace.admit('coingecko', new AbortController().signal);
    await askInVain();
    redis.kill('SIGCONT');
    const lifeMs = await client.pttl(KEY);
    expect(lifeMs).toBeGreaterThan(0);
    // One place, and a second one should the try after a second have come.
    expect(lifeMs).toBeLessThanOrEqual(2 * PLACE_MS);
  });
});
