import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { chargeOf } from '../testing/charges';
import { openGateways, type Gateway } from '../testing/gateways';
import { until } from '../testing/until';

const INSTALL_MS = 320_000;
const REPLICAS = 4;
const RUNS = Number(process.env.RATE_LIMIT_RUNS ?? 5);
const FAULTS = ['hang', 'kill', 'flush', 'no memory'] as const;

jest.setTimeout(60_000 + RUNS * 15_000);

describe('one limit through outages at random', () => {
  let redis: RedisServer;
  let client: Redis;
  let gateways: Gateway[];

  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url, { retryStrategy: () => 50 });
    client.on('error', () => undefined);
    gateways = await openGateways(redis.url, REPLICAS);
  }, INSTALL_MS);
  afterAll(async () => {
    for (const gateway of gateways) gateway.close();
    client.disconnect();
    await redis.stop();
  });

  const begin: Record<(typeof FAULTS)[number], () => Promise<unknown>> = {
    hang: () => Promise.resolve(redis.kill('SIGSTOP')),
    kill: () => Promise.resolve(redis.kill('SIGKILL')),
    flush: () => client.flushall(),
    'no memory': () => client.config('SET', 'maxmemory', '1'),
  };
  const end: typeof begin = {
    hang: () => Promise.resolve(redis.kill('SIGCONT')),
    kill: () => redis.restart(),
    // What is lost is put back with the next beat; who loses it twice before that may spend it twice.
    flush: () => pause(700),
    'no memory': () => client.config('SET', 'maxmemory', '0'),
  };

  it(`never admits twice its number, and errs on nobody (${RUNS} runs)`, async () => {
    const runs = fc.record({
      limit: fc.integer({ min: 5, max: 300 }),
      strict: fc.boolean(),
      faults: fc.array(
        fc.record({
          fault: fc.constantFrom(...FAULTS),
          before: fc.integer({ min: 0, max: 80 }),
          during: fc.integer({ min: 0, max: 200 }),
          lastsMs: fc.integer({ min: 0, max: 300 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    const property = fc.asyncProperty(runs, async ({ limit, strict, faults }) => {
      const charge = chargeOf({ limit, strict });
      let admitted = 0;
      const ask = async (requests: number): Promise<void> => {
        const decisions = await Promise.all(
          Array.from({ length: requests }, (_, request) =>
            gateways[request % REPLICAS]!.limiter.decide([charge]),
          ),
        );
        expect(decisions.map(({ verdict }) => verdict)).not.toContain('unavailable');
        admitted += decisions.filter(({ verdict }) => verdict === 'admitted').length;
      };
      for (const { fault, before, during, lastsMs } of faults) {
        await ask(before);
        await begin[fault]();
        await ask(during);
        await pause(lastsMs);
        await ask(during);
        await end[fault]();
        await until('Redis decides again', () => gateways.every(({ state }) => state === 'healthy'));
        await until('Redis takes commands', async () => (await client.ping().catch(() => '')) === 'PONG');
      }
      await ask(2 * limit);
      if (process.env.RATE_LIMIT_RUNS) process.stdout.write(`${(admitted / limit).toFixed(2)} `);
      expect(admitted).toBeLessThanOrEqual(2 * limit);
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  });
});
