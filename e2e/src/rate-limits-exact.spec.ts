import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { admittedOf, Burst, type BurstRequest } from './testing/burst';
import { Stack, queuedBy } from './testing/stack';

const IS_LONG = process.env['RATE_LIMIT_LONG'] === '1';
const REQUESTS = IS_LONG ? 10_000 : 2_000;
const GATEWAYS = 4;
const RUNS = IS_LONG ? 100 : 2;
/** On a busy machine Redis may not answer in time, which is an outage and another matter. */
const TRIES = 20;

interface Case {
  limit: number;
  variable: string;
  request: BurstRequest;
}

/** Each limit on a route of another tier; the first is kept as a log of hits, the others as windows. */
const CASES: Case[] = [
  {
    limit: 5,
    variable: 'RATE_LIMIT_ANALYSIS',
    request: { method: 'POST', path: '/analyze/token', body: '{"address":"no mint"}' },
  },
  { limit: 20, variable: 'RATE_LIMIT_READ', request: { path: '/api/tokens/history' } },
  {
    limit: 60,
    variable: 'RATE_LIMIT_WRONG_KEY',
    request: { path: '/analysis', headers: { 'x-api-key': 'a guess' } },
  },
  { limit: 300, variable: 'RATE_LIMIT_UNKNOWN_PATH', request: { path: '/nowhere' } },
  { limit: 30, variable: 'RATE_LIMIT_SETTINGS_POLL', request: { path: '/api/solscan-settings' } },
  { limit: 1_000, variable: 'RATE_LIMIT_BROWSE', request: { path: '/api/tokens/0' } },
];
const MEASURED = IS_LONG ? CASES : CASES.slice(0, 4);

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

  /** The sum of a metric over all gateways. */
  const counted = async (series: string): Promise<number> => {
    const scraper = { headers: { 'x-forwarded-for': '10.255.0.1' } };
    const values = gateways.map(async ({ url }) => {
      const text = await (await fetch(`${url}/metrics`, scraper)).text();
      return Number(text.split(`\n${series} `)[1]?.split('\n')[0] ?? 0);
    });
    return (await Promise.all(values)).reduce((sum, value) => sum + value, 0);
  };
  /** Statuses of a caller's burst during which no gateway lost its Redis. */
  const undisturbed = async (request: BurstRequest): Promise<number[]> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await counted('rate_limit_store_errors_total');
      const sent = asOneCaller(request);
      const statuses = await burst.all(gateways, REQUESTS, () => sent);
      const after = await counted('rate_limit_store_errors_total');
      if (after === before && (await counted('rate_limit_store_up')) === GATEWAYS) return statuses;
      await pause(1_000);
    }
    throw new Error(`Redis was lost in each of ${TRIES} bursts`);
  };

  beforeAll(async () => {
    redis = await stack.redis();
    gateways = await Promise.all(Array.from({ length: GATEWAYS }, (_, index) => start(`exact-${index}`)));
  });
  afterAll(async () => {
    burst.close();
    await stack.stop();
  });

  it.each(MEASURED)(
    'admit exactly $limit under $variable',
    async ({ limit, request }) => {
      for (let run = 0; run < RUNS; run += 1) {
        const statuses = await undisturbed(request);
        expect(statuses).not.toContain(0);
        expect(admittedOf(statuses)).toBe(limit);
      }
    },
    IS_LONG ? 4_000_000 : 120_000,
  );

  it('count every decision once: hits and blocks of all gateways are all that was asked', async () => {
    const read = async (): Promise<number[]> => [
      await counted('rate_limit_hits_total{endpoint="/api/tokens/history"}'),
      await counted('rate_limit_blocks_total{endpoint="/api/tokens/history"}'),
    ];
    const before = await read();
    const sent = asOneCaller({ path: '/api/tokens/history' });
    const admitted = admittedOf(await burst.all(gateways, REQUESTS, () => sent));
    const added = (await read()).map((value, index) => value - (before[index] ?? 0));
    expect(added).toEqual([admitted, REQUESTS - admitted]);
  });

  it('admit no more when one of them is killed in the middle', async () => {
    const outages = (): Promise<number> => counted('rate_limit_store_errors_total');
    const killed = gateways.pop();
    const before = await outages();
    const sent = asOneCaller({ path: '/nowhere' });
    const answers = burst.all([...gateways, killed ?? { url: '' }], REQUESTS, () => sent);
    killed?.kill('SIGKILL');
    const statuses = await answers;
    expect(statuses).toContain(0);
    const quotas = (await outages()) === before ? 1 : 2;
    expect(admittedOf(statuses)).toBeLessThanOrEqual(quotas * 300);
  });
});
