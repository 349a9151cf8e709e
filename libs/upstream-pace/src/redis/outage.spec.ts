import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import type { Redis } from 'ioredis';
import { breachOfLaw } from '../testing/law';
import { connectPatiently } from '../testing/redis-subject';
import { Traffic } from '../testing/traffic';
import { VirtualClock } from '../testing/virtual-clock';
import type { UpstreamPace } from '../upstream-pace';
import { createRedisPace } from './redis-pace';
import { keyOf } from './shared-buckets';

const INSTALL_MS = 320_000;
const RATE = 50;
const BACK_WITHIN_MS = 15_000;

jest.setTimeout(30_000);

describe('a pace whose Redis goes away', () => {
  let redis: RedisServer;
  let client: Redis;
  let outages: Error[];
  let pace: UpstreamPace;
  const admitOne = (): Promise<void> => pace.admit('helius', new AbortController().signal);
  const admit = (calls: number): Promise<unknown> => Promise.all(Array.from({ length: calls }, admitOne));
  const asksRedis = async (): Promise<boolean> => {
    await client.del(keyOf('helius'));
    await admitOne();
    return (await client.exists(keyOf('helius'))) === 1;
  };
  const untilItAsksRedis = async (): Promise<void> => {
    const deadline = performance.now() + BACK_WITHIN_MS;
    while (!(await asksRedis())) {
      if (performance.now() > deadline) throw new Error('Redis is back and nobody asks it');
      await pause(20);
    }
  };

  beforeAll(async () => void (redis = await startRedis()), INSTALL_MS);
  beforeEach(async () => {
    outages = [];
    client = await connectPatiently(redis.url);
    pace = createRedisPace(client, { helius: RATE }, { onOutage: (error) => outages.push(error) });
    await admit(1);
  });
  afterEach(() => client.disconnect());
  afterAll(() => redis.stop());

  it('goes on in memory when Redis is killed, says so once, and comes back to it', async () => {
    redis.kill('SIGKILL');
    await admit(20);
    await admit(20);
    expect(outages).toHaveLength(1);
    await redis.restart();
    await untilItAsksRedis();
    redis.kill('SIGKILL');
    await admit(20);
    expect(outages).toHaveLength(2);
    await redis.restart();
  });

  it('goes on in memory when Redis is silent, says so once, and comes back to it', async () => {
    redis.kill('SIGSTOP');
    await admit(20);
    await admit(20);
    expect(outages.map(({ message }) => message)).toEqual(['Redis did not answer within 250 ms']);
    redis.kill('SIGCONT');
    await untilItAsksRedis();
    expect(outages).toHaveLength(1);
  });

  it('goes on in memory when Redis answers with an error', async () => {
    await client.del(keyOf('helius'));
    await client.hset(keyOf('helius'), 'not', 'a number');
    await admit(20);
    expect(outages.map(({ message }) => message)).toEqual([expect.stringContaining('WRONGTYPE')]);
    await client.del(keyOf('helius'));
  });

  it('keeps its pace on both sides of the outage', async () => {
    const clock = new VirtualClock();
    const traffic = new Traffic(clock);
    const onOutage = (error: Error): unknown => outages.push(error);
    const paces = [
      createRedisPace(client, { helius: RATE }, { now: clock.now, sleep: clock.sleep, onOutage }),
    ];
    await traffic.ask(paces, 30);
    await clock.advance(100);
    redis.kill('SIGKILL');
    await traffic.ask(paces, 60);
    expect(outages).toHaveLength(1);
    await redis.restart();
    await untilItAsksRedis();
    await client.del(keyOf('helius'));
    await clock.advance(1_000);
    await traffic.ask(paces, 30);
    expect(await client.exists(keyOf('helius'))).toBe(1);
    await clock.runOut();
    expect(breachOfLaw(traffic.timesMs, RATE, 0)).toBeNull();
  });
});
