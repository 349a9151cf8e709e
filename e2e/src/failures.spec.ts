import { freePort, type RedisServer, type Service } from '@meridinate/local-cluster';
import { ended, inProcess, queued, submit, type Analysis } from './testing/api';
import { everythingInRedis, textAt } from './testing/everything-kept';
import { SimulatorKnowledge, type FaultRule } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

const KEY = 'k3y-that-must-not-leak-7f3a9c';
/** Long enough for an honest answer on a busy machine, short enough to wait for six times. */
const TIMEOUT_MS = 1_500;
/** The recognised mint costs a credit, its pages ten. */
const MINT_READ = 1;
const PAGE = 10;
const TRIES_OF_A_CALL = 2;
const ATTEMPTS_OF_AN_ANALYSIS = 3;

/** Addresses that are no mints, by the simulator's rule of the last byte. */
const WALLET = 'US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELLC';
const TOKEN_ACCOUNT = 'US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELLD';
const NOTHING = 'US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELLE';

/** Any other address is a launched mint. */
const LAUNCHED = 'US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELFy';

interface Failure {
  /** What is wrong, for the title. */
  when: string;
  /** `down` when nobody listens; else the key that is accepted and what goes wrong. */
  upstream: 'down' | { key?: string; faults?: FaultRule[] };
  /** A launched mint when absent. */
  address?: string;
  code: string;
  sentence: RegExp;
  /** Credits of one road. */
  credits: number;
  /** Whether it may pass, and is tried again before it is given up. */
  retryable: boolean;
}

const pagesThat = (kind: string): { faults: FaultRule[] } => ({
  faults: [{ kind, match: { upstream: 'helius', method: 'getTransactionsForAddress' } }],
});

const FAILURES: Failure[] = [
  {
    when: 'Helius cannot be reached',
    upstream: 'down',
    code: 'UPSTREAM_UNREACHABLE',
    sentence: /^Helius could not be reached\. Check the network/,
    credits: 0,
    retryable: true,
  },
  {
    when: 'Helius does not know the key',
    upstream: { key: 'another-key' },
    code: 'UPSTREAM_KEY_REJECTED',
    sentence: /^Helius does not accept the API key\. Check HELIUS_API_KEY/,
    credits: 0,
    retryable: false,
  },
  {
    when: 'the plan of the key allows none of the calls',
    upstream: { faults: [{ kind: 'plan_refused', match: { upstream: 'helius' } }] },
    code: 'UPSTREAM_PLAN_REFUSED',
    sentence: /^The plan of the API key does not allow this call to Helius \(HTTP 403\)/,
    credits: 0,
    retryable: false,
  },
  {
    when: 'the credits of the account are used up',
    upstream: pagesThat('credits_exhausted'),
    code: 'UPSTREAM_CREDITS_EXHAUSTED',
    sentence: /^The credits of the Helius account are used up\. Wait for the next billing period/,
    credits: MINT_READ,
    retryable: false,
  },
  {
    when: 'Helius is rate limiting without end',
    upstream: pagesThat('rate_limited'),
    code: 'UPSTREAM_RATE_LIMITED',
    sentence: /^Helius refused the call for its rate limit\. Try again in a minute/,
    credits: MINT_READ,
    retryable: true,
  },
  {
    when: 'Helius sends broken JSON',
    upstream: pagesThat('garbage_json'),
    code: 'UPSTREAM_ANSWER_UNREADABLE',
    sentence: /^Helius sent an answer that could not be read \(its JSON is broken\)\. Try again later/,
    credits: MINT_READ + PAGE * TRIES_OF_A_CALL * ATTEMPTS_OF_AN_ANALYSIS,
    retryable: true,
  },
  {
    when: 'a gateway before Helius sends a page of HTML',
    upstream: pagesThat('html_502'),
    code: 'UPSTREAM_FAILED',
    sentence: /^Helius failed \(HTTP 502\)\. Try again later/,
    credits: MINT_READ,
    retryable: true,
  },
  {
    when: 'Helius never answers',
    upstream: pagesThat('hang'),
    code: 'UPSTREAM_TIMED_OUT',
    sentence: new RegExp(`^Helius did not answer within ${TIMEOUT_MS} ms\\. Try again later`),
    credits: MINT_READ,
    retryable: true,
  },
  {
    when: 'there is nothing at the address',
    upstream: {},
    address: NOTHING,
    code: 'MINT_NOT_FOUND',
    sentence: /^There is no account at US517G\w+\. Check the address/,
    credits: MINT_READ,
    retryable: false,
  },
  {
    when: 'the address is a token account',
    upstream: {},
    address: TOKEN_ACCOUNT,
    code: 'MINT_NOT_A_MINT',
    sentence: /^US517G\w+ is not a token's mint but .+\. Send the address of the mint/,
    credits: MINT_READ,
    retryable: false,
  },
  {
    when: 'the address is a wallet',
    upstream: {},
    address: WALLET,
    code: 'MINT_NOT_A_MINT',
    sentence: /^US517G\w+ is not a token's mint but .+\. Send the address of the mint/,
    credits: MINT_READ,
    retryable: false,
  },
];

describe('a failure', () => {
  const stack = new Stack();
  let port: number;
  let simulator: Service | null = null;
  let redis: RedisServer;
  let gateway: Service;
  let services: Service[];
  /** Everything a client was ever answered, and the ids that must show up in it. */
  const answers: string[] = [];
  const ids: string[] = [];

  /** Puts the upstreams into a state; the services go on, as they would through an outage. */
  async function putUpstream(upstream: Failure['upstream']): Promise<SimulatorKnowledge | null> {
    await simulator?.stop();
    simulator = null;
    if (upstream === 'down') return null;
    simulator = await stack.simulator({ port, key: upstream.key ?? KEY });
    const knowledge = new SimulatorKnowledge(simulator.url);
    // Its history is made before a deadline runs.
    await knowledge.truth(LAUNCHED, 1);
    await knowledge.setFaults(upstream.faults ?? []);
    return knowledge;
  }

  /** Every route a client can read, and what the services print. */
  async function everythingSaid(): Promise<string> {
    const paths = ['/health', '/docs-json', '/metrics', '/metrics/health', '/metrics/stats', '/analysis'];
    const urls = [
      ...[...paths, '/api/tokens/history', ...ids.map((id) => `/analysis/${id}`)].map(
        (path) => gateway.url + path,
      ),
      ...services
        .filter((each) => each !== gateway)
        .flatMap(({ url }) => [`${url}/health`, `${url}/metrics`]),
    ];
    const bodies = await Promise.all(urls.map(textAt));
    return [...bodies, ...services.map(({ output }) => output())].join('\n');
  }

  beforeAll(async () => {
    port = await freePort();
    redis = await stack.redis();
    const env = {
      ...simulatedBy({ url: `http://127.0.0.1:${port}` }),
      ...queuedBy(redis),
      HELIUS_API_KEY: KEY,
      UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS),
      UPSTREAM_ATTEMPTS: String(TRIES_OF_A_CALL),
      LOG_LEVEL: 'verbose',
    };
    gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database() });
    services = [
      gateway,
      await stack.service('analysis-worker', env),
      await stack.service('metrics-exporter', env),
    ];
  });
  afterEach(async () => void answers.push(await everythingSaid()));
  afterAll(() => stack.stop());

  const road = async (route: string, mint: string): Promise<Analysis> => {
    const id = await submit(gateway, route, mint);
    ids.push(id);
    return ended(gateway, id);
  };

  it.each(FAILURES)('when $when ends both roads with $code', async (failure) => {
    const { code, sentence, credits, retryable } = failure;
    const knowledge = await putUpstream(failure.upstream);
    const mint = failure.address ?? LAUNCHED;
    // One after the other: at the same time they would be one analysis.
    const ends = [await road(inProcess, mint), await road(queued, mint)];
    for (const end of ends) {
      expect(end).toMatchObject({ status: 'failed', error_code: code, credits_used: credits, retryable });
      expect(end.error).toMatch(sentence);
      const byKind = Object.values(end.credits.calls).map((kind) => kind.credits);
      expect(byKind.reduce((sum, each) => sum + each, 0)).toBe(credits);
      expect(end.result).toBeNull();
      expect(end.attempt).toBe(retryable ? ATTEMPTS_OF_AN_ANALYSIS : 1);
    }
    if (knowledge) expect(await knowledge.billedCredits()).toBe(2 * credits);
  });

  describe('of whatever kind', () => {
    it('shows the key in no answer and no output of a service', () => {
      const said = answers.join('\n');
      // The search would see it: the ids are there.
      expect(ids.filter((id) => !said.includes(id))).toEqual([]);
      expect(said.includes(KEY)).toBe(false);
    });

    it('leaves the key neither in Redis nor in any file of the database', async () => {
      const inRedis = await everythingInRedis(redis);
      expect(inRedis.includes(LAUNCHED)).toBe(true);
      expect(inRedis.includes(KEY)).toBe(false);

      const files = stack.files();
      expect(files.some(({ path, bytes }) => /\.db(-wal)?$/.test(path) && bytes.includes(LAUNCHED))).toBe(
        true,
      );
      expect(files.filter(({ bytes }) => bytes.includes(KEY)).map(({ path }) => path)).toEqual([]);
    });
  });
});
