import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { bucketOf } from '../bucket/bucket-shape';
import { reserve } from '../bucket/reserve';
import { connectPatiently, redisTimeMs } from '../testing/redis-subject';
import { reservePlaceOf } from './reserve-script';

const INSTALL_MS = 320_000;
const KEY = 'bucket';

describe('the script that reserves a place', () => {
  let redis: RedisServer;
  let client: Redis;

  beforeAll(async () => {
    redis = await startRedis();
    client = await connectPatiently(redis.url);
  }, INSTALL_MS);

  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  it('does the sums of the function', async () => {
    const reservePlace = reservePlaceOf(client);
    const rates = fc.double({ min: 0.01, max: 100_000, noNaN: true });
    const aheadMicros = fc.integer({ min: -60_000_000, max: 600_000_000 });
    const property = fc.asyncProperty(rates, aheadMicros, async (rate, ahead) => {
      const bucket = bucketOf(rate);
      const fullAtUs = Math.round((await redisTimeMs(client)) * 1_000) + ahead;
      await client.set(KEY, fullAtUs);
      const before = await redisTimeMs(client);
      const waitMs = await reservePlace(KEY, bucket);
      const after = await redisTimeMs(client);
      const kept = Number(await client.get(KEY));
      const [soonest, latest] = [before, after].map((ms) => reserve(fullAtUs, Math.floor(ms), bucket));
      expect(waitMs).toBeLessThanOrEqual(soonest?.waitMs ?? 0);
      expect(waitMs).toBeGreaterThanOrEqual(latest?.waitMs ?? 0);
      // Else the moment itself counts, and only Redis knows it.
      if (ahead > 10_000_000) expect(kept).toBe(soonest?.fullAtUs);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('hands out places however far ahead', async () => {
    await client.del(KEY);
    const reservePlace = reservePlaceOf(client);
    const bucket = bucketOf(100);
    const waits = await Promise.all(Array.from({ length: 10_000 }, () => reservePlace(KEY, bucket)));
    expect(waits.filter((ms) => ms === 0).length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...waits)).toBeGreaterThan(60_000);
  });
});
