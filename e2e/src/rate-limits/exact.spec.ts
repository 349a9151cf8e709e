import type { RedisServer, Service } from '@meridinate/local-cluster';
import { Draws } from '../../chaos/draws';
import { admittedOf, Burst, type BurstRequest } from '../testing/burst';
import { Stack, queuedBy } from '../testing/stack';

const IS_LONG = process.env['RATE_LIMIT_LONG'] === '1';
const REQUESTS = IS_LONG ? 10_000 : 1_500;
const RUNS = IS_LONG ? 100 : 6;
const RUN_DEADLINE_MS = 120_000;
const GATEWAYS = 4;
/** Here ten processes share the machine, and a Redis that is slow is no outage. */
const ANSWER_MS = '5000';

interface Case {
  limit: number;
  variable: string;
  request: BurstRequest;
}

/** Each limit on a route of another tier; the first is kept as a log of hits, the others as windows. */
const CASES: readonly Case[] = [
  {
    limit: 5,
    variable: 'RATE_LIMIT_ANALYSIS',
    request: { method: 'POST', path: '/analyze/token', body: '{"address":"no mint"}' },
  },
  { limit: 20, variable: 'RATE_LIMIT_READ', request: { path: '/api/tokens/history' } },
  { limit: 30, variable: 'RATE_LIMIT_SETTINGS_POLL', request: { path: '/api/solscan-settings' } },
  {
    limit: 60,
    variable: 'RATE_LIMIT_WRONG_KEY',
    request: { path: '/analysis', headers: { 'x-api-key': 'a guess' } },
  },
  { limit: 300, variable: 'RATE_LIMIT_UNKNOWN_PATH', request: { path: '/nowhere' } },
  { limit: 1_000, variable: 'RATE_LIMIT_BROWSE', request: { path: '/api/tokens/0' } },
];

describe(`${GATEWAYS} gateways with one Redis, asked ${REQUESTS} times at once`, () => {
  const stack = new Stack();
  const burst = new Burst();
  let redis: RedisServer;
  let gateways: Service[];
  let callers = 0;

  const start = (name: string): Promise<Service> =>
    stack.service('api-gateway', {
      ...queuedBy(redis),
      RATE_LIMIT_ENABLED: 'true',
      RATE_LIMIT_SHEDDING: 'false',
      RATE_LIMIT_ANSWER_MS: ANSWER_MS,
      RATE_LIMIT_METRICS: '100000/hour',
      TRUSTED_PROXIES: '127.0.0.1',
      API_KEY_HASHES: `desk:${'0'.repeat(64)}`,
      DATABASE_URL: stack.database(name),
      ...Object.fromEntries(CASES.map(({ variable, limit }) => [variable, `${limit}/hour`])),
    });
  /** Each run is another caller's. */
  const asOneCaller = ({ headers, ...request }: BurstRequest): BurstRequest => {
    callers += 1;
    const address = `10.${Math.floor(callers / 250)}.${callers % 250}.1`;
    return { ...request, headers: { ...headers, 'x-forwarded-for': address } };
  };
  /** The requests of one caller, in turn to the gateways in an order that follows from the seed. */
  const burstOf = (request: BurstRequest, seed: number): Promise<number[]> => {
    const sent = asOneCaller(request);
    const order = new Draws(seed).shuffled(Array.from({ length: REQUESTS }, (_, index) => index));
    return burst.all(gateways, REQUESTS, () => sent, order);
  };
  /** The sum of a metric over all gateways. */
  const counted = async (series: string): Promise<number> => {
    const values = gateways.map(async ({ url }) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(text.split(`\n${series} `)[1]?.split('\n')[0] ?? 0);
    });
    return (await Promise.all(values)).reduce((sum, value) => sum + value, 0);
  };

  beforeAll(async () => {
    redis = await stack.redis();
    gateways = await Promise.all(Array.from({ length: GATEWAYS }, (_, index) => start(`exact-${index}`)));
  });
  afterAll(async () => {
    burst.close();
    await stack.stop();
  });

  it(
    `admit exactly the limit, whichever it is (${RUNS} seeded runs)`,
    async () => {
      const deviations: string[] = [];
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const { limit, request } = CASES[seed % CASES.length] as Case;
        const statuses = await burstOf(request, seed);
        const admitted = admittedOf(statuses);
        if (admitted !== limit || statuses.includes(0))
          deviations.push(`seed ${seed}: ${admitted} of ${limit}`);
      }
      expect(deviations).toEqual([]);
    },
    RUNS * RUN_DEADLINE_MS,
  );

  it('count every decision once: hits and blocks of all gateways are all that was asked', async () => {
    const read = async (): Promise<number[]> => [
      await counted('rate_limit_hits_total{endpoint="/api/tokens/history"}'),
      await counted('rate_limit_blocks_total{endpoint="/api/tokens/history"}'),
    ];
    const before = await read();
    const admitted = admittedOf(await burstOf({ path: '/api/tokens/history' }, 0));
    const added = (await read()).map((value, index) => value - (before[index] ?? 0));
    expect(added).toEqual([admitted, REQUESTS - admitted]);
  });

  it('admit no more when one of them is killed in the middle', async () => {
    const killed = gateways.at(-1);
    const answers = burstOf({ path: '/nowhere' }, 0);
    killed?.kill('SIGKILL');
    const statuses = await answers;
    gateways.pop();
    expect(statuses).toContain(0);
    expect(admittedOf(statuses)).toBeLessThanOrEqual(300);
  });
});
