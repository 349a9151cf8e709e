import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { Draws } from '../../chaos/draws';
import { until } from '../testing/api';
import { admittedOf, Burst } from '../testing/burst';
import { Stack, queuedBy } from '../testing/stack';

const GATEWAYS = 4;
const LIMIT = 60;
const RUNS = Number(process.env['RATE_LIMIT_OUTAGES'] ?? 6);
const RUN_DEADLINE_MS = 90_000;
const ROUND_MS = 50;
/** Keys that take a Redis a while to load when it starts. */
const BALLAST = 500_000;

/** How an outage begins and ends. `open` is the client of a Redis that answers. */
interface Outage {
  begin: (redis: RedisServer, open: Redis) => Promise<unknown> | void;
  end: (redis: RedisServer, open: Redis) => Promise<unknown> | void;
}

const OUTAGES: Record<string, Outage> = {
  hangs: { begin: (redis) => redis.kill('SIGSTOP'), end: (redis) => redis.kill('SIGCONT') },
  'is killed': { begin: (redis) => redis.kill('SIGKILL'), end: (redis) => redis.restart() },
  'forgets everything': { begin: (_, open) => open.flushall(), end: () => undefined },
  'takes no writes': {
    begin: (_, open) => open.config('SET', 'maxmemory', '1'),
    end: (_, open) => open.config('SET', 'maxmemory', '0'),
  },
  'is killed and loads for long': {
    async begin(redis, open) {
      const fill = "for i = 1, ARGV[1] do redis.call('SET', 'ballast:' .. i, i) end";
      await open.eval(fill, 0, BALLAST);
      redis.kill('SIGKILL');
      void redis.restart();
    },
    async end(_, open) {
      const isLoaded = async (): Promise<boolean> => (await open.ping().catch(() => '')) === 'PONG';
      await until('Redis has loaded', isLoaded, Boolean);
      await open.eval("for i = 1, ARGV[1] do redis.call('UNLINK', 'ballast:' .. i) end", 0, BALLAST);
    },
  },
  'restarts at once': { begin: (redis) => redis.kill('SIGKILL'), end: (redis) => redis.restart() },
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const most = (values: number[]): number => Math.max(0, ...values);

describe(`${GATEWAYS} gateways whose Redis goes away`, () => {
  const stack = new Stack();
  const burst = new Burst();
  let redis: RedisServer;
  let open: Redis;
  let gateways: Service[];
  /** Of each run: what was admitted over the limit; ms of a first answer without Redis, and until all had it again. */
  const figures = { admitted: [] as number[], firstMs: [] as number[], backMs: [] as number[] };

  const start = (name: string): Promise<Service> =>
    stack.service('api-gateway', {
      ...queuedBy(redis),
      RATE_LIMIT_ENABLED: 'true',
      RATE_LIMIT_READ: `${LIMIT}/hour`,
      RATE_LIMIT_METRICS: '1000000/hour',
      RATE_LIMIT_SHEDDING: 'false',
      TRUSTED_PROXIES: '127.0.0.1',
      DATABASE_URL: stack.database(name),
    });
  const isUp = async ({ url }: Service): Promise<boolean> =>
    (await (await fetch(`${url}/metrics`)).text()).includes('\nrate_limit_store_up 1\n');
  const untilUp = (): Promise<unknown> =>
    until(
      'Redis decides again',
      () => Promise.all(gateways.map(isUp)),
      (up) => !up.includes(false),
    );
  /** One of each gateway, all at once, so many times. */
  const rounds = async (caller: string, count: number): Promise<number[]> => {
    const statuses: number[] = [];
    const sent = { path: '/api/tokens/history', headers: { 'x-forwarded-for': caller } };
    for (let time = 0; time < count; time += 1) {
      statuses.push(...(await burst.all(gateways, GATEWAYS, () => sent)));
      await pause(ROUND_MS);
    }
    return statuses;
  };

  beforeAll(async () => {
    redis = await stack.redis();
    open = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    open.on('error', () => undefined);
    gateways = await Promise.all(Array.from({ length: GATEWAYS }, (_, index) => start(`outage-${index}`)));
  });
  afterAll(async () => {
    open.disconnect();
    burst.close();
    await stack.stop();
  });

  async function through(name: string, { begin, end }: Outage, seed: number): Promise<void> {
    const draws = new Draws(seed);
    const caller = `10.0.${Math.floor(seed / 250)}.${seed % 250}`;
    const statuses = await rounds(caller, draws.between(0, 10));
    await begin(redis, open);
    const beganAt = performance.now();
    const [first] = gateways;
    await burst.status(first?.url ?? '', {
      path: '/api/tokens/trash',
      headers: { 'x-forwarded-for': caller },
    });
    figures.firstMs.push(performance.now() - beganAt);
    statuses.push(...(await rounds(caller, name === 'restarts at once' ? 0 : draws.between(1, 20))));
    await end(redis, open);
    const endedAt = performance.now();
    await untilUp();
    figures.backMs.push(performance.now() - endedAt);
    statuses.push(...(await rounds(caller, 20)));
    figures.admitted.push(admittedOf(statuses) / LIMIT);
    expect({ name, seed, others: statuses.filter((status) => status !== 200 && status !== 429) }).toEqual({
      name,
      seed,
      others: [],
    });
    expect(admittedOf(statuses)).toBeLessThanOrEqual(2 * LIMIT);
    expect(admittedOf(await rounds(caller, LIMIT / 2))).toBe(0);
  }

  it(
    `answer no 5xx and let nobody have a second quota (${RUNS} seeded runs)`,
    async () => {
      const names = Object.keys(OUTAGES);
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const name = names[seed % names.length] ?? '';
        await through(name, OUTAGES[name] as Outage, seed);
      }
      const { admitted, firstMs, backMs } = figures;
      process.stdout.write(
        `${RUNS} outages: admitted over limit ${admitted.map((share) => share.toFixed(2)).join(' ')}; ` +
          `first answer p50 ${median(firstMs).toFixed(0)} ms, max ${most(firstMs).toFixed(0)} ms; ` +
          `Redis decides again p50 ${median(backMs).toFixed(0)} ms, max ${most(backMs).toFixed(0)} ms\n`,
      );
      expect(admitted).toHaveLength(RUNS);
    },
    RUNS * RUN_DEADLINE_MS,
  );
});
