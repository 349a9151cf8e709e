import { once } from 'node:events';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import type { PastSolPrice } from '@meridinate/price-client';
import { connectProducer } from '@meridinate/queue-bullmq';
import type { Redis } from 'ioredis';
import { redisPriceStore } from './redis-price-store';

const MINUTE = 29_394_000;
const price = (usd: number): PastSolPrice => ({ usd, source: 'coinbase', ageMinutes: 1 });

describe('the price store of the workers', () => {
  let server: RedisServer;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedis();
    redis = connectProducer(server.url, () => undefined);
    if (redis.status !== 'ready') await once(redis, 'ready');
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });
  afterEach(() => redis.flushall());

  it('gives another worker what one has kept, and leaves out what nobody has', async () => {
    await redisPriceStore(redis).keep(
      new Map([
        [MINUTE, price(142.31)],
        [MINUTE + 1, price(142.4)],
      ]),
    );
    const other = connectProducer(server.url, () => undefined);
    await once(other, 'ready');
    const read = await redisPriceStore(other).read([MINUTE + 1, MINUTE + 2, MINUTE]);
    expect([...read]).toEqual([
      [MINUTE + 1, price(142.4)],
      [MINUTE, price(142.31)],
    ]);
    other.disconnect();
  });

  it('asks Redis nothing for no minutes', async () => {
    await redisPriceStore(redis).keep(new Map());
    expect((await redisPriceStore(redis).read([])).size).toBe(0);
    expect(await redis.dbsize()).toBe(0);
  });

  it('takes what it cannot read for absent', async () => {
    await redis.hset('meridinate:sol-usd', {
      [MINUTE]: 'no JSON',
      [MINUTE + 1]: JSON.stringify({ ...price(1), usd: -1 }),
      [MINUTE + 2]: JSON.stringify(price(7)),
    });
    const read = await redisPriceStore(redis).read([MINUTE, MINUTE + 1, MINUTE + 2]);
    expect([...read.keys()]).toEqual([MINUTE + 2]);
  });
});
