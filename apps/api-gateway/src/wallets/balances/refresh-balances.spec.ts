import { Logger } from '@nestjs/common';
import { getAddressDecoder } from '@solana/addresses';
import { simulatedUpstreams } from '@meridinate/local-cluster';
import { BalanceSimulator, type Bill } from '../../testing/balance-simulator';
import {
  type Answer,
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../../testing/gateway';
import { until } from '../../testing/until';
import { MOST_ADDRESSES } from '../wallet-addresses';

let taken = 0;
/** Addresses that no test has asked about before. By its last byte the simulator has no account for every third. */
const newWallets = (count: number): string[] =>
  Array.from({ length: count }, (_, place) => {
    const bytes = new Uint8Array(32).fill(7);
    new DataView(bytes.buffer).setUint32(0, (taken += 1));
    bytes[31] = place % 3 === 2 ? 0xff : 0xfd;
    return getAddressDecoder().decode(bytes);
  });

describe('POST /wallets/refresh-balances', () => {
  let simulator: BalanceSimulator;
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const refresh = (wallet_addresses: unknown): Promise<Answer> =>
    gateway.request('POST', '/wallets/refresh-balances', { body: { wallet_addresses } });
  const callsOf = ({ calls }: Bill): number => calls['getMultipleAccounts']?.calls ?? 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    simulator = await BalanceSimulator.start();
    folder = await temporaryFolder();
    const env = { ...simulatedUpstreams(simulator.url), UPSTREAM_ATTEMPTS: '1', RATE_LIMIT_ENABLED: 'true' };
    gateway = await startGateway(settingsIn(folder.path, env));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
    await simulator.stop();
  });
  beforeEach(() => simulator.reset());

  it('reads a hundred wallets for a credit, each once, and answers in the order of the request', async () => {
    const wallets = newWallets(101);
    const lamports = await simulator.lamports(wallets);
    const solUsd = await simulator.solUsd();
    expect([lamports.some((held) => held === null), lamports.some((held) => held !== null)]).toEqual([
      true,
      true,
    ]);
    await simulator.reset();
    const { status, body } = await refresh([...wallets, ...wallets.slice(0, 50)]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      message: 'Refreshed 101 of 101 wallets',
      ...{ total_wallets: 101, successful: 101, api_credits_used: 2 },
    });
    expect(body.results).toEqual(
      wallets.map((wallet, place) => ({
        wallet_address: wallet,
        balance_usd: expect.closeTo(((lamports[place] ?? 0) / 1e9) * solUsd, 1) as number,
        previous_balance_usd: null,
        updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string,
        success: true,
      })),
    );
    expect(await simulator.bill()).toMatchObject({ credits: 2, requests: { helius: 2, jupiter: 1 } });
  });

  it('keeps the balance before as the previous one', async () => {
    const wallets = newWallets(1);
    const first = await refresh(wallets);
    const [before] = first.body.results as { balance_usd: number }[];
    const again = await refresh(wallets);
    expect(again.body.results).toMatchObject([{ previous_balance_usd: before?.balance_usd, success: true }]);
  });

  it('counts its calls in the metrics and its wallets in the limit of credits', async () => {
    const patterns = [
      /upstream_requests_total\{upstream="helius",outcome="answered"\} (\d+)/,
      /^helius_credits_used_total (\d+)/m,
    ];
    const counts = async (): Promise<number[]> => {
      const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
      return patterns.map((pattern) => Number(pattern.exec(metrics)?.[1] ?? 0));
    };
    const before = await counts();
    const { headers } = await refresh(newWallets(101));
    expect(await counts()).toEqual(before.map((count) => count + 2));
    expect(headers.get('ratelimit-policy')).toMatch(/"balance_refresh";q=60.*"balance_credits";q=12000/);
  });

  it('counts a list that is too long to be read as a request only', async () => {
    const { status, headers } = await refresh(Array.from({ length: MOST_ADDRESSES + 1 }, (_, nth) => nth));
    expect([status, headers.get('ratelimit-policy')]).toEqual([422, '"balance_refresh";q=60;w=3600']);
  });

  it('does not read what another request reads at the moment', async () => {
    const wallets = newWallets(20);
    await simulator.reset([{ match: { upstream: 'helius' }, kind: 'latency', ms: 1_000 }]);
    const first = refresh(wallets.slice(0, 15));
    await until('the first is under way', async () => (await simulator.bill()).requests['helius'] === 1);
    const [one, other] = await Promise.all([first, refresh([...wallets].reverse())]);
    expect([one.body.api_credits_used, other.body.api_credits_used]).toEqual([1, 1]);
    expect(other.body).toMatchObject({ total_wallets: 20, successful: 20 });
    expect((other.body.results as object[]).slice(5).reverse()).toEqual(one.body.results);
    expect(callsOf(await simulator.bill())).toBe(2);
  });

  it('pays nothing at all for a second request of the same wallets', async () => {
    const wallets = newWallets(3);
    await simulator.reset([{ match: { upstream: 'helius' }, kind: 'latency', ms: 1_000 }]);
    const first = refresh(wallets);
    await until('the first is under way', async () => (await simulator.bill()).requests['helius'] === 1);
    const [one, other] = await Promise.all([first, refresh(wallets)]);
    expect([one.body.api_credits_used, other.body.api_credits_used]).toEqual([1, 0]);
    expect(other.body.results).toEqual(one.body.results);
    expect(other.body.results).toMatchObject(wallets.map(() => ({ previous_balance_usd: null })));
    expect(await simulator.bill()).toMatchObject({ credits: 1, requests: { helius: 1, jupiter: 1 } });
  });

  it('keeps what it could read when a batch fails, and says which wallets those are', async () => {
    const wallets = newWallets(150);
    await simulator.reset([{ match: { upstream: 'helius' }, kind: 'html_502', times: 1 }]);
    const { status, body } = await refresh(wallets);
    const results = body.results as { success: boolean }[];
    expect(status).toBe(200);
    expect([50, 100]).toContain(body.successful);
    expect(results.filter(({ success }) => success)).toHaveLength(body.successful as number);
    expect(results.find(({ success }) => !success)).toEqual({
      wallet_address: expect.any(String) as string,
      ...{ balance_usd: null, previous_balance_usd: null, updated_at: null, success: false },
    });
    expect(body).toMatchObject({ total_wallets: 150, api_credits_used: 1 });
  });

  it.each([
    ['key_rejected', 502, 'UPSTREAM_KEY_REJECTED', /HELIUS_API_KEY/],
    ['html_502', 502, 'UPSTREAM_FAILED', /^Helius failed/],
    ['rate_limited', 503, 'UPSTREAM_RATE_LIMITED', /rate limit/],
    ['credits_exhausted', 503, 'UPSTREAM_CREDITS_EXHAUSTED', /credits/],
  ] as const)('is an error when no wallet could be read: %s', async (kind, status, code, says) => {
    await simulator.reset([{ match: { upstream: 'helius' }, kind }]);
    const { status: answered, body } = await refresh(newWallets(2));
    expect([answered, body.code]).toEqual([status, code]);
    expect(body.error).toMatch(says);
    expect(body.detail).toBe(body.error);
    expect(JSON.stringify(body)).not.toContain('simulated');
    expect((await simulator.bill()).credits).toBe(0);
  });

  it('does not go on with a key that was rejected', async () => {
    await simulator.reset([{ match: { upstream: 'helius' }, kind: 'key_rejected' }]);
    await refresh(newWallets(1_000));
    expect((await simulator.bill()).requests['helius']).toBe(4);
  });

  it('buys no balances that it could not count in US dollars', async () => {
    const sources = ['jupiter', 'dexscreener', 'coingecko'] as const;
    await simulator.reset(sources.map((upstream) => ({ match: { upstream }, kind: 'empty_503' as const })));
    const { status, body } = await refresh(newWallets(1));
    expect([status, body.code]).toEqual([502, 'UPSTREAM_UNREACHABLE']);
    expect(body.error).toMatch(/^The sources of SOL prices could not be reached/);
    expect((await simulator.bill()).requests['helius']).toBeUndefined();
  });

  describe('refuses and pays nothing for', () => {
    const [good = ''] = newWallets(1);
    it.each([
      ['an address that is none', [good, good, '0'.repeat(44)], 400, /"wallet_addresses\.2" is not a Solana/],
      [
        'an entry that is no text',
        [good, 7],
        422,
        /wallet_addresses\.1 must be a Solana address as text, not 7/,
      ],
      ['an empty list', [], 422, /wallet_addresses must have an entry/],
      ['too many', Array(10_001).fill(good), 422, /wallet_addresses has 10001 entries and may have 10000/],
      ['a text', good, 422, /wallet_addresses must be a list of Solana addresses, not "/],
      ['nothing', undefined, 422, /wallet_addresses must be a list of Solana addresses, not nothing/],
    ])('%s', async (_what, list, status, says) => {
      const answer = await refresh(list);
      expect(answer.status).toBe(status);
      expect(answer.body.error).toMatch(says);
      expect((await simulator.bill()).requests).toEqual({});
    });
  });
});
