import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { until } from './testing/api';
import { admittedOf, Burst } from './testing/burst';
import { Stack, queuedBy } from './testing/stack';

const GATEWAYS = 4;
const LIMIT = 60;
const RUNS = process.env['RATE_LIMIT_LONG'] === '1' ? 34 : 1;
const ROUND_MS = 100;

interface Outage {
  name: string;
  begin: (redis: RedisServer) => Promise<void> | void;
  end: (redis: RedisServer) => Promise<void> | void;
}

const withClient = async (redis: RedisServer, run: (client: Redis) => Promise<unknown>): Promise<void> => {
  const client = new Redis(redis.url);
  await run(client);
  client.disconnect();
};

const OUTAGES: Outage[] = [
  { name: 'hangs', begin: (redis) => redis.kill('SIGSTOP'), end: (redis) => redis.kill('SIGCONT') },
  { name: 'is killed', begin: (redis) => redis.kill('SIGKILL'), end: (redis) => redis.restart() },
  {
    name: 'forgets everything',
    begin: (redis) => withClient(redis, (client) => client.flushall()),
    end: () => undefined,
  },
];

describe(`${GATEWAYS} gateways whose Redis`, () => {
  const stack = new Stack();
  const burst = new Burst();
  let redis: RedisServer;
  let gateways: Service[];
  let callers = 0;

  const start = (name: string): Promise<Service> =>
    stack.service('api-gateway', {
      ...queuedBy(redis),
      RATE_LIMIT_ENABLED: 'true',
      RATE_LIMIT_READ: `${LIMIT}/hour`,
      RATE_LIMIT_METRICS: '100000/hour',
      RATE_LIMIT_SHEDDING: 'false',
      TRUSTED_PROXIES: '127.0.0.1',
      DATABASE_URL: stack.database(name),
    });
  const isUp = async ({ url }: Service): Promise<boolean> =>
    (await (await fetch(`${url}/metrics`)).text()).includes('\nrate_limit_store_up 1\n');
  /** One of each gateway, all at once. */
  const round = (caller: string): Promise<number[]> =>
    burst.all(gateways, GATEWAYS, () => ({
      path: '/api/tokens/history',
      headers: { 'x-forwarded-for': caller },
    }));
  const rounds = async (caller: string, count: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let time = 0; time < count; time += 1) {
      statuses.push(...(await round(caller)));
      await pause(ROUND_MS);
    }
    return statuses;
  };

  beforeAll(async () => {
    redis = await stack.redis();
    gateways = await Promise.all(Array.from({ length: GATEWAYS }, (_, index) => start(`outage-${index}`)));
  });
  afterAll(async () => {
    burst.close();
    await stack.stop();
  });

  it.each(OUTAGES)(
    '$name answer no 5xx, and let nobody have a second quota',
    async ({ begin, end }) => {
      for (let run = 0; run < RUNS; run += 1) {
        callers += 1;
        const caller = `10.0.0.${callers}`;
        const statuses = await rounds(caller, 5);
        await begin(redis);
        statuses.push(...(await rounds(caller, 15)));
        await end(redis);
        await until(
          'Redis decides again',
          () => Promise.all(gateways.map(isUp)),
          (up) => !up.includes(false),
        );
        statuses.push(...(await rounds(caller, 15)));
        expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
        const admitted = admittedOf(statuses);
        expect(admitted).toBeGreaterThanOrEqual(20);
        expect(admitted).toBeLessThanOrEqual(2 * LIMIT);
        expect(admittedOf(await round(caller))).toBe(0);
      }
    },
    RUNS * 60_000,
  );
});
