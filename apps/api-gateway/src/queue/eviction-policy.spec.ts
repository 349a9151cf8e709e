import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { until } from '../testing/until';
import { evictionPolicy, warnOfEviction } from './eviction-policy';

describe('the eviction policy of Redis', () => {
  let redis: RedisServer;
  let connection: Redis;
  let warnings: string[];

  const startWith = async (policy: string): Promise<void> => {
    redis = await startRedis({ extraArgs: ['--maxmemory-policy', policy] });
    warnings = [];
    connection = new Redis(redis.url);
    warnOfEviction(connection, (sentence) => warnings.push(sentence));
    await until('Redis is asked', async () => (await evictionPolicy(connection)) === policy);
  };

  afterEach(async () => {
    connection.disconnect();
    await redis.stop();
  });

  it('is warned of when it can throw jobs away', async () => {
    await startWith('allkeys-lru');
    await until('the warning is there', () => Promise.resolve(warnings.length === 1));
    expect(warnings).toEqual([expect.stringContaining('allkeys-lru')]);
  });

  it('is not spoken of when it keeps every job', async () => {
    await startWith('noeviction');
    expect(warnings).toEqual([]);
  });
});
