import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import type { Charge } from '../limiter';
import { limitKey } from '../redis/keys';
import { chargeOf } from '../testing/charges';
import { admittedOf, openGateways, type Gateway } from '../testing/gateways';
import { expectVerdict, verdicts } from '../testing/subject';
import { until } from '../testing/until';

const INSTALL_MS = 320_000;
const REPLICAS = 4;
/** What a busy machine may add to a decision; without an outage the figure is 75 ms. */
const NEVER_MS = 1_000;
/** Callers of one policy that a replica counts one by one. */
const ROOM = 10_500;

describe('limits whose Redis goes away', () => {
  let redis: RedisServer;
  let client: Redis;
  let gateways: Gateway[];
  let first: Gateway;
  const isEverywhere = (state: string): boolean => gateways.every((each) => each.state === state);
  const untilLost = (): Promise<void> => until('all have lost Redis', () => isEverywhere('lost'));
  const untilHealthy = (): Promise<void> => until('Redis decides again', () => isEverywhere('healthy'));
  const usedOf = async (charge: Charge): Promise<number | undefined> =>
    (await first.limiter.read([charge]))[0]?.used;
  /** Every replica has heard of the key, the last of them last. */
  const useUp = async (charge: Charge, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await gateways[time % REPLICAS]!.limiter.decide([charge]);
    }
    for (const { limiter } of gateways) await limiter.read([charge]);
  };

  beforeAll(async () => void (redis = await startRedis()), INSTALL_MS);
  beforeEach(async () => {
    client = new Redis(redis.url, { retryStrategy: () => 50 });
    client.on('error', () => undefined);
    gateways = await openGateways(redis.url, REPLICAS);
    first = gateways[0]!;
  });
  afterEach(async () => {
    redis.kill('SIGCONT');
    await client.config('SET', 'maxmemory', '0');
    for (const gateway of gateways) gateway.close();
    client.disconnect();
  });
  afterAll(() => redis.stop());

  describe.each([
    ['hangs', 'SIGSTOP'],
    ['is killed', 'SIGKILL'],
  ] as const)('because it %s', (_, signal) => {
    const bringBack = async (): Promise<void> => {
      if (signal === 'SIGSTOP') redis.kill('SIGCONT');
      else await redis.restart();
      await untilHealthy();
    };

    it.each([
      ['a window', false],
      ['a log', true],
    ])('share out what was left of %s, and no second quota follows', async (_kind, strict) => {
      const charge = chargeOf({ limit: 21, strict });
      await useUp(charge, 8);
      redis.kill(signal);
      expect(await admittedOf(gateways, [charge], 200)).toBe(13);
      expect(isEverywhere('lost')).toBe(true);
      await bringBack();
      expect(await usedOf(charge)).toBe(21);
      expect(await admittedOf(gateways, [charge], 50)).toBe(0);
    });

    it('decides at once, reports each outage once, and says when it is over', async () => {
      const charge = chargeOf({ limit: 100 });
      await useUp(charge, 4);
      redis.kill(signal);
      const startedAt = performance.now();
      expectVerdict(await first.limiter.decide([charge]), 'admitted');
      expect(performance.now() - startedAt).toBeLessThan(NEVER_MS);
      await untilLost();
      await admittedOf(gateways, [charge], 50);
      expect(gateways.map(({ outages }) => outages.length)).toEqual([1, 1, 1, 1]);
      await bringBack();
      redis.kill(signal);
      await untilLost();
      expect(gateways.map(({ outages }) => outages.length)).toEqual([2, 2, 2, 2]);
      await bringBack();
    });

    it('gives a replica that knows nothing of a key its part of the limit', async () => {
      const charge = chargeOf({ limit: 11 });
      redis.kill(signal);
      await untilLost();
      expect(await admittedOf(gateways, [charge], 100)).toBe(8);
      await bringBack();
      expect(await usedOf(charge)).toBe(8);
    });

    it('does as each limit says', async () => {
      const [open, closed] = [
        chargeOf({ limit: 5, onStoreLoss: 'open' }),
        chargeOf({ limit: 5, onStoreLoss: 'closed', name: 'dear' }),
      ];
      redis.kill(signal);
      await untilLost();
      expect(await admittedOf(gateways, [open], 40)).toBe(40);
      expect(await first.limiter.decide([open, closed])).toMatchObject({
        verdict: 'unavailable',
        name: 'dear',
      });
      await bringBack();
      expect(await usedOf(open)).toBe(40);
      expect(await usedOf(closed)).toBe(0);
    });

    it('gives back what was charged before, during and after', async () => {
      const charge = chargeOf({ limit: 8 });
      const receipts = [];
      receipts.push(expectVerdict(await first.limiter.decide([charge]), 'admitted').receipt);
      const early = expectVerdict(await first.limiter.decide([charge]), 'admitted').receipt;
      redis.kill(signal);
      await untilLost();
      receipts.push(expectVerdict(await first.limiter.decide([charge]), 'admitted').receipt);
      await first.limiter.refund(early);
      await first.limiter.refund(receipts.pop()!);
      await bringBack();
      expect(await usedOf(charge)).toBe(signal === 'SIGSTOP' ? 1 : 2);
    });

    it('reserves no credits, and counts later what is settled', async () => {
      const line = { key: `caller ${signal}`, name: 'an hour', limit: 100, windowMs: 3_600_000 };
      const held = await first.budget.reserve({ lines: [line], amount: 40, leaseMs: 60_000 });
      if (held.verdict !== 'reserved') throw new Error(`it is ${held.verdict}`);
      redis.kill(signal);
      await untilLost();
      expect(await first.budget.reserve({ lines: [line], amount: 1, leaseMs: 1_000 })).toEqual({
        verdict: 'unavailable',
      });
      await first.budget.settle(held.reservation, 30);
      await bringBack();
      expect(await first.budget.read([line])).toMatchObject([{ used: 30, reserved: 0 }]);
    });
  });

  it('charges nothing for commands it has given up', async () => {
    const charges = Array.from({ length: 40 }, () => chargeOf({ onStoreLoss: 'closed' }));
    redis.kill('SIGSTOP');
    const decisions = await Promise.all(charges.map((charge) => first.limiter.decide([charge])));
    expect(new Set(decisions.map(({ verdict }) => verdict))).toEqual(new Set(['unavailable']));
    redis.kill('SIGCONT');
    await untilHealthy();
    expect(await client.exists(charges.map(limitKey))).toBe(0);
  });

  it('charges nobody, when Redis is back, what it has counted for many together', async () => {
    const flood = { name: 'flooded', limit: 40 };
    redis.kill('SIGSTOP');
    await untilLost();
    for (let caller = 0; caller < ROOM; caller++) await first.limiter.decide([chargeOf(flood)]);
    const [one, other] = [chargeOf(flood), chargeOf(flood)];
    await first.limiter.decide([one]);
    const { receipt } = expectVerdict(await first.limiter.decide([other]), 'admitted');
    await first.limiter.refund(receipt);
    expect(await first.limiter.read([one])).toMatchObject([{ used: 1 }]);
    await verdicts(first.limiter, other, 5);
    redis.kill('SIGCONT');
    await untilHealthy();
    expect(await usedOf(one)).toBe(0);
  });

  it('puts back what a flushed Redis has forgotten', async () => {
    const charge = chargeOf({ limit: 10 });
    await useUp(charge, 6);
    await client.flushall();
    await until('it is put back', async () => (await usedOf(charge)) === 6);
    expect(await admittedOf(gateways, [charge], 40)).toBe(4);
  });

  it('adds what was charged since to what a flushed Redis has forgotten', async () => {
    const charge = chargeOf({ limit: 10, strict: true });
    await useUp(charge, 6);
    await client.flushall();
    await verdicts(first.limiter, charge, 2);
    await until('it is put back', async () => (await usedOf(charge)) === 8);
  });

  it('shares out what is left while Redis has no memory to write, and merges it', async () => {
    const charge = chargeOf({ limit: 12 });
    await useUp(charge, 4);
    await client.config('SET', 'maxmemory', '1');
    expect(await admittedOf(gateways, [charge], 100)).toBe(8);
    expect(first.outages).toEqual([expect.stringContaining('OOM')]);
    await client.config('SET', 'maxmemory', '0');
    await untilHealthy();
    expect(await usedOf(charge)).toBe(12);
  });

  it('never lets a key spend its share again in a next outage', async () => {
    const charge = chargeOf({ limit: 16 });
    await useUp(charge, 4);
    let admitted = 4;
    for (let outage = 0; outage < 3; outage++) {
      redis.kill('SIGSTOP');
      await untilLost();
      admitted += await admittedOf(gateways.slice(0, 2), [charge], 50);
      redis.kill('SIGCONT');
      await untilHealthy();
    }
    expect(admitted).toBe(10);
    expect(await usedOf(charge)).toBe(10);
  });

  it('leaves no key without an end', async () => {
    const charges = [chargeOf(), chargeOf({ strict: true })];
    for (const charge of charges) await useUp(charge, 1);
    redis.kill('SIGSTOP');
    await untilLost();
    await admittedOf(gateways, charges, 10);
    redis.kill('SIGCONT');
    await untilHealthy();
    const keys = await client.keys('meridinate:limit:*');
    const lives = await Promise.all(keys.map((key) => client.pttl(key)));
    expect(keys.some((key) => key.includes(':merged:'))).toBe(true);
    expect(keys.filter((_, index) => lives[index] === -1)).toEqual([]);
  });
});
