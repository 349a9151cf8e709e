import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import type { Charge } from '../limiter';
import { chargeOf } from '../testing/charges';
import { admittedOf, openGateways, type Gateway } from '../testing/gateways';
import { expectVerdict, verdicts } from '../testing/subject';
import { until } from '../testing/until';
import { limitKey } from './keys';

const INSTALL_MS = 320_000;
/** A busy machine must not look like an outage here. */
const ANSWER_MS = 5_000;
const REQUESTS = Number(process.env.RATE_LIMIT_REQUESTS ?? 2_000);
const RUNS = Number(process.env.RATE_LIMIT_RUNS ?? 1);
const REFUSALS = Number(process.env.RATE_LIMIT_REFUSALS ?? 20);
const WINDOWS = Number(process.env.RATE_LIMIT_WINDOWS ?? 4);

jest.setTimeout(process.env.RATE_LIMIT_RUNS ? 600_000 : 30_000);

describe('limits that replicas share', () => {
  let redis: RedisServer;
  let client: Redis;
  let gateways: Gateway[];
  let first: Gateway;

  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
    gateways = await openGateways(redis.url, 4, { answerMs: ANSWER_MS });
    first = gateways[0]!;
  }, INSTALL_MS);

  afterAll(async () => {
    for (const gateway of gateways) gateway.close();
    client.disconnect();
    await redis.stop();
  });

  it.each([5, 20, 30, 60, 300, 1_000])('admit exactly %i, however many ask at once', async (limit) => {
    for (let run = 0; run < RUNS; run++) {
      const charge = chargeOf({ limit, strict: run % 2 === 1 });
      expect(await admittedOf(gateways, [charge], REQUESTS)).toBe(Math.min(limit, REQUESTS));
      expect(await first.limiter.read([charge])).toMatchObject([{ used: Math.min(limit, REQUESTS) }]);
    }
  });

  it('charge every limit of a set what was admitted', async () => {
    const sets = [
      [5, 300, 1_000],
      [300, 300, 7],
      [1_000, 60, 60],
    ];
    for (const limits of sets) {
      const charges = limits.map((limit) => chargeOf({ limit }));
      const least = Math.min(...limits);
      expect(await admittedOf(gateways, charges, 1_000)).toBe(least);
      const states = await first.limiter.read(charges);
      expect(states.map(({ used }) => used)).toEqual([least, least, least]);
    }
  });

  describe('whose window has become shorter', () => {
    const DAY_MS = 86_400_000;
    const SHORT_MS = 1_000;

    it.each([
      ['refused', { limit: 2 }],
      ['admitted', { limit: 4 }],
    ])('end with the new one where the next request is %s', async (verdict, { limit }) => {
      const old = chargeOf({ limit: 2, windowMs: DAY_MS });
      await verdicts(first.limiter, old, 2);
      const charge = { ...old, limit, windowMs: SHORT_MS };
      const [, ...others] = gateways;
      const decision = await others[0]!.limiter.decide([charge]);
      expect(decision.verdict).toBe(verdict);
      expect(await client.pttl(limitKey(charge))).toBeLessThanOrEqual(SHORT_MS);
      // A window that moved on with every look would never end.
      for (let look = 0; look < 3; look++) {
        await pause(SHORT_MS / 4);
        await others[1]!.limiter.read([charge]);
      }
      await pause(SHORT_MS / 4);
      expect(await verdicts(others[0]!.limiter, charge, limit)).toEqual(Array(limit).fill('admitted'));
    });

    it('say so, and give back what was charged before', async () => {
      const old = chargeOf({ limit: 2, windowMs: DAY_MS });
      const { receipt } = expectVerdict(await first.limiter.decide([old]), 'admitted');
      const charge = { ...old, windowMs: 60_000 };
      const [state] = await gateways[1]!.limiter.read([charge]);
      expect(state).toMatchObject({ used: 1, resetMs: 60_000 });
      await first.limiter.refund(receipt);
      expect(await gateways[1]!.limiter.read([charge])).toMatchObject([{ used: 0 }]);
      expect(await client.pttl(limitKey(charge))).toBeLessThanOrEqual(60_000);
    });
  });

  it('let everybody in after the wait they named, and nobody before', async () => {
    const waitersOf = async (fractionMs: number): Promise<number> => {
      const charges = Array.from({ length: REFUSALS }, () => chargeOf({ limit: 1, windowMs: 1_500 }));
      const admitted = await Promise.all(
        charges.map(async (charge) => {
          await first.limiter.decide([charge]);
          const { waitMs } = expectVerdict(await first.limiter.decide([charge]), 'refused');
          await pause(waitMs - fractionMs);
          return (await first.limiter.decide([charge])).verdict === 'admitted';
        }),
      );
      return admitted.filter(Boolean).length;
    };
    expect(await waitersOf(0)).toBe(REFUSALS);
    expect(await waitersOf(1_000)).toBe(0);
  });

  it('never lock out a client that asks far too often', async () => {
    const charge = chargeOf({ limit: 20, windowMs: 500 });
    const endMs = performance.now() + WINDOWS * charge.windowMs;
    let admitted = 0;
    while (performance.now() < endMs) {
      admitted += (await verdicts(first.limiter, charge, 1)).filter((each) => each === 'admitted').length;
      await pause(2);
    }
    // A window begins with a hit and not with the end of the last one, so the very last may not fit.
    expect(admitted).toBeGreaterThanOrEqual((WINDOWS - 1) * charge.limit);
  });

  it('give back to all what one of them gives back', async () => {
    const charge = chargeOf({ limit: 1 });
    const { receipt } = expectVerdict(await first.limiter.decide([charge]), 'admitted');
    const other = gateways[1]!;
    expectVerdict(await other.limiter.decide([charge]), 'refused');
    expect(await other.limiter.decide([charge])).toMatchObject({ verdict: 'refused', by: 'known' });
    await first.limiter.refund(receipt);
    await until('the other has heard of it', async () => {
      return (await other.limiter.decide([charge])).verdict === 'admitted';
    });
  });

  it.each([false, true])('takes no window for lost that has only ended (strict: %s)', async (strict) => {
    const charge = chargeOf({ limit: 2, windowMs: 1_500, strict });
    await first.limiter.decide([charge]);
    await pause(1_000);
    await first.limiter.read([charge]);
    await pause(500);
    await first.limiter.decide([charge]);
    // What is taken for lost is put back with the next beat.
    await pause(700);
    expect(await first.limiter.read([charge])).toMatchObject([{ used: 1 }]);
  });

  it('goes on when Redis has forgotten the scripts', async () => {
    await client.script('FLUSH');
    const charge = chargeOf({ limit: 2 });
    expect(await verdicts(first.limiter, charge, 3)).toEqual(['admitted', 'admitted', 'refused']);
    expect(first.outages).toEqual([]);
  });

  describe('as commands and keys', () => {
    const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
      const monitor = await client.monitor();
      const seen: string[] = [];
      monitor.on('monitor', (_: string, args: string[], source: string) => {
        if (source !== 'lua') seen.push(args.join(' '));
      });
      await work();
      await client.echo('the end');
      await until('the monitor has seen the end', () => seen.includes('echo the end'));
      monitor.disconnect();
      return seen.filter((command) => command.includes(':window:') || command.includes(':log:'));
    };

    it('are one for each admitted request, whatever the number of limits', async () => {
      const charges = [
        chargeOf({ limit: 100 }),
        chargeOf({ limit: 100, strict: true }),
        chargeOf({ limit: 100 }),
      ];
      // The first command of a connection carries the script itself.
      await admittedOf([first], charges, 1);
      const commands = await commandsOf(() => admittedOf([first], charges, 50));
      expect(commands).toHaveLength(50);
      expect(Math.max(...commands.map(({ length }) => length))).toBeLessThan(350);
    });

    it('are none for what is known to be denied, of whatever cost', async () => {
      const [window, log] = [chargeOf({ limit: 2, cost: 2 }), chargeOf({ limit: 1, strict: true })];
      for (const charge of [window, log]) await verdicts(first.limiter, charge, 2);
      const decideAll = (): Promise<unknown> =>
        Promise.all([
          verdicts(first.limiter, window, 20),
          verdicts(first.limiter, { ...window, cost: 1 }, 20),
          verdicts(first.limiter, log, 20),
        ]);
      expect(await commandsOf(decideAll)).toEqual([]);
    });

    it('leave no key without an end, on no path', async () => {
      const charges = [chargeOf({ limit: 2 }), chargeOf({ limit: 2, strict: true })];
      const decision = await first.limiter.decide(charges);
      await verdicts(first.limiter, charges[0]!, 3);
      await first.limiter.refund(expectVerdict(decision, 'admitted').receipt);
      await first.limiter.read(charges);
      const line = { key: 'caller', name: 'an hour', limit: 10, windowMs: 60_000 };
      for (const spent of [0, 5]) {
        const answer = await first.budget.reserve({ lines: [line], amount: 5, leaseMs: 1_000 });
        if (answer.verdict === 'reserved') await first.budget.settle(answer.reservation, spent);
      }
      const keys = await client.keys('*');
      const lives = await Promise.all(keys.map((key) => client.pttl(key)));
      expect(keys.length).toBeGreaterThan(5);
      expect(keys.filter((_, index) => lives[index] === -1)).toEqual([]);
    });

    it.each<[string, Partial<Charge>]>([
      ['a window', {}],
      ['a log', { strict: true }],
    ])('heal %s that has lost its end where it is refused', async (_, kind) => {
      const charge = chargeOf({ limit: 2, cost: 2, ...kind });
      await first.limiter.decide([charge]);
      await client.persist(limitKey(charge));
      expectVerdict(await gateways[1]!.limiter.decide([charge]), 'refused');
      expect(await client.pttl(limitKey(charge))).toBeGreaterThan(0);
    });

    it('take what is not theirs for nothing', async () => {
      const charge = chargeOf();
      await client.hset(limitKey(charge), 'not', 'a record');
      expect(await verdicts(first.limiter, charge, 1)).toEqual(['admitted']);
      const other = chargeOf();
      await client.set(limitKey(other), 'not a record');
      expect(await verdicts(first.limiter, other, 1)).toEqual(['admitted']);
    });
  });
});
