import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { assertTakesWrites } from './assert-takes-writes';

describe('assertTakesWrites', () => {
  let redis: RedisServer;
  let client: Redis;

  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  it('stores nothing', async () => {
    await assertTakesWrites(client);
    expect(await client.dbsize()).toBe(0);
  });

  it('is refused by a full Redis', async () => {
    await client.config('SET', 'maxmemory', '1');
    await expect(assertTakesWrites(client)).rejects.toThrow('OOM');
    await client.config('SET', 'maxmemory', '0');
  });

  it('is refused by a replica', async () => {
    await client.replicaof('127.0.0.1', '1');
    await expect(assertTakesWrites(client)).rejects.toThrow('READONLY');
  });
});
