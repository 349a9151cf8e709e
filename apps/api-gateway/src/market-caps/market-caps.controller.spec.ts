import { simulatedUpstreams } from '@meridinate/local-cluster';
import { completeAnalysis } from '../testing/completed-analysis';
import {
  type Answer,
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../testing/gateway';
import { MarketSimulator } from '../testing/simulator';

const ANALYSED_AT = Date.UTC(2025, 10, 20, 12);
const ANALYSED_USD = 12_345.67;
const UNKNOWN = 999_999;
const NOTHING_KNOWN = {
  market_cap_usd_current: null,
  market_cap_usd_previous: null,
  market_cap_updated_at: null,
  market_cap_ath: null,
  market_cap_ath_timestamp: null,
  success: false,
};

describe('the refresh of market caps that a client asks for', () => {
  let simulator: MarketSimulator;
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const tokenOf = (mint: string): Promise<number> =>
    completeAnalysis(gateway.database, mint, { at: ANALYSED_AT });
  const refresh = (body: object, path = '/api/tokens/refresh-market-caps'): Promise<Answer> =>
    gateway.request('POST', path, { body });

  beforeAll(async () => {
    simulator = await MarketSimulator.start();
    folder = await temporaryFolder();
    const upstreams = { ...simulatedUpstreams(simulator.url), UPSTREAM_ATTEMPTS: '1' };
    gateway = await startGateway(settingsIn(folder.path, upstreams));
  });
  beforeEach(() => simulator.reset());
  afterAll(async () => {
    await gateway.close();
    await Promise.all([folder.remove(), simulator.stop()]);
  });

  it.each(['/api/tokens/refresh-market-caps', '/tokens/refresh-market-caps'])(
    'answers %s with the present figures',
    async (path) => {
      const [mint = ''] = simulator.tradedMints(1);
      const id = await tokenOf(mint);
      const usd = (await simulator.marketCap(mint)) ?? 0;
      const { status, body } = await refresh({ token_ids: [id] }, path);
      expect(status).toBe(200);
      expect(body).toEqual({
        message: 'Refreshed the market cap of 1 of 1 tokens',
        results: [
          {
            token_id: id,
            market_cap_usd_current: usd,
            market_cap_usd_previous: expect.any(Number) as number,
            market_cap_updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string,
            market_cap_ath: Math.max(usd, ANALYSED_USD),
            market_cap_ath_timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d /) as string,
            success: true,
          },
        ],
        total_tokens: 1,
        successful: 1,
        api_credits_used: 0,
      });
      const shown = await gateway.request('GET', `/api/tokens/${id}`);
      expect(shown.body).toMatchObject({ market_cap_usd_current: usd });
    },
  );

  it('answers each id once, in the order of the request, unknown and deleted ones too', async () => {
    const [first = '', second = '', third = ''] = simulator.tradedMints(4).slice(1);
    const [one, two, deleted] = [await tokenOf(first), await tokenOf(second), await tokenOf(third)];
    await gateway.database.tokens.moveToTrash(deleted, ANALYSED_AT);
    const { body } = await refresh({ token_ids: [two, UNKNOWN, one, two, deleted, -1, 2 ** 40] });
    const results = body['results'] as { token_id: number; success: boolean }[];
    expect(results.map(({ token_id, success }) => [token_id, success])).toEqual([
      [two, true],
      [UNKNOWN, false],
      [one, true],
      [deleted, false],
      [-1, false],
      [2 ** 40, false],
    ]);
    expect(results[1]).toEqual({ token_id: UNKNOWN, ...NOTHING_KNOWN });
    expect(results[3]).toEqual({ token_id: deleted, ...NOTHING_KNOWN });
    expect(body).toMatchObject({ total_tokens: 6, successful: 2 });
    expect(await simulator.requests()).toBe(1);
  });

  it('keeps the figures of a token that is not traded, and says so', async () => {
    const id = await tokenOf(simulator.untradedMint);
    const { body } = await refresh({ token_ids: [id] });
    expect(body).toMatchObject({
      successful: 0,
      results: [{ token_id: id, market_cap_usd_current: ANALYSED_USD, success: false }],
    });
  });

  it('asks for thirty tokens at a time, and one failed call fails its own alone', async () => {
    const ids: number[] = [];
    for (const mint of simulator.tradedMints(31)) ids.push(await tokenOf(mint));
    await simulator.reset([{ kind: 'empty_503', times: 1 }]);
    const { status, body } = await refresh({ token_ids: ids });
    const results = body['results'] as { token_id: number; success: boolean }[];
    const failed = results.filter(({ success }) => !success).map(({ token_id }) => token_id);
    expect([status, body['successful']]).toEqual([200, 31 - failed.length]);
    expect([ids.slice(0, 30), ids.slice(30)]).toContainEqual(failed);
    expect(await simulator.requests()).toBe(2);
  });

  it('answers 200 when DexScreener is away', async () => {
    const id = await tokenOf(simulator.tradedMints(1)[0] ?? '');
    await simulator.reset([{ kind: 'empty_503' }]);
    expect(await refresh({ token_ids: [id] })).toMatchObject({
      status: 200,
      body: { message: 'Refreshed the market cap of 0 of 1 tokens', successful: 0, total_tokens: 1 },
    });
  });

  it.each([
    ['nothing', {}],
    ['an empty list', { token_ids: [] }],
    ['no list', { token_ids: 7 }],
    ['text', { token_ids: ['7'] }],
    ['a fraction', { token_ids: [1.5] }],
    ['null', { token_ids: [null] }],
    ['more than it can hold', { token_ids: [2 ** 53] }],
    ['1,001 ids', { token_ids: Array.from({ length: 1_001 }, (_, id) => id) }],
  ])('refuses %s', async (_what, sent) => {
    const { status, body } = await refresh(sent);
    expect([status, body['code']]).toEqual([422, 'REQUEST_FIELD_INVALID']);
    expect(body['error']).toContain('token_ids must be a list of 1 to 1000 whole numbers');
    expect(await simulator.requests()).toBe(0);
  });
});

describe('a limit on refreshed market caps', () => {
  it('counts different tokens, whichever way the path is spelt', async () => {
    const folder = await temporaryFolder();
    const limits = { RATE_LIMIT_ENABLED: 'true', RATE_LIMIT_MARKET_CAP_CREDITS: '5/hour' };
    const gateway = await startGateway(settingsIn(folder.path, limits));
    const refresh = async (path: string, ids: number[]): Promise<unknown[]> => {
      const { status, body } = await gateway.request('POST', path, { body: { token_ids: ids } });
      return [status, body['violated-policies']];
    };
    expect(await refresh('/api/tokens/refresh-market-caps', [1, 2, 2, 3])).toEqual([200, undefined]);
    const refused = [429, ['market_cap_credits']];
    expect(await refresh('/tokens/refresh-market-caps', [1, 2, 3])).toEqual(refused);
    expect(await refresh('/tokens/refresh-market-caps', [1, 2])).toEqual([200, undefined]);
    await gateway.close();
    await folder.remove();
  });
});
