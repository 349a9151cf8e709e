import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import type { Redis } from 'ioredis';
import { describePace } from '../testing/conformance';
import { breachOfLaw } from '../testing/law';
import { connectPatiently, redisSubject } from '../testing/redis-subject';
import { openWith } from '../testing/subject';

const INSTALL_MS = 320_000;

describe('a pace in Redis', () => {
  let redis: RedisServer;
  let left: Redis;
  let right: Redis;
  const subject = redisSubject(() => [left, right]);

  beforeAll(async () => {
    redis = await startRedis();
    left = await connectPatiently(redis.url);
    right = await connectPatiently(redis.url);
  }, INSTALL_MS);

  afterAll(async () => {
    left.disconnect();
    right.disconnect();
    await redis.stop();
  });

  describePace(subject);

  it('is one for all processes', async () => {
    const { clock, paces, traffic } = await openWith(subject, { coingecko: 0.2 });
    await traffic.ask(paces, 6, 'coingecko');
    const driftMs = await subject.driftMs();
    await clock.runOut();
    expect(breachOfLaw(traffic.timesMs, 0.2, driftMs)).toBeNull();
    expect(traffic.timesMs.at(-1)).toBeGreaterThan(25_000 - driftMs);
  });

  it('leaves a key that names the upstream and ends when its bucket is full', async () => {
    const { paces, traffic } = await openWith(subject, { coingecko: 0.2 });
    await traffic.ask(paces, 2, 'coingecko');
    expect(await left.keys('*')).toEqual(['meridinate:pace:coingecko']);
    const lifeMs = await left.pttl('meridinate:pace:coingecko');
    expect(lifeMs).toBeGreaterThan(0);
    expect(lifeMs).toBeLessThanOrEqual(10_000);
  });

  it('goes on when Redis has forgotten the script', async () => {
    const { clock, paces, traffic } = await openWith(subject, { helius: 1 });
    await traffic.ask(paces, 1);
    await left.script('FLUSH');
    await traffic.ask(paces, 5);
    const driftMs = await subject.driftMs();
    await clock.runOut();
    expect(traffic.timesMs.at(-1)).toBeGreaterThan(5_000 - driftMs);
  });
});
