import { Logger } from '@nestjs/common';
import type { UpstreamCall } from '@meridinate/analysis-core';
import { simulatedUpstreams } from '@meridinate/local-cluster';
import { openDatabase, type Database, type TokenRow } from '@meridinate/persistence';
import { createMemoryPace } from '@meridinate/upstream-pace';
import { UpstreamAccess } from '../engine/upstream-access';
import { StoppingState } from '../health/stopping-state';
import { ServiceObservations } from '../observations/service-observations';
import { completeAnalysis } from '../testing/completed-analysis';
import { settingsIn, temporaryFolder, type TemporaryFolder } from '../testing/gateway';
import { marketCapsOf } from '../testing/market-caps';
import { MarketSimulator } from '../testing/simulator';
import { until } from '../testing/until';
import type { KnownToken, MarketCapsService } from './market-caps.service';

const ANALYSED_AT = 1_763_640_000_000;
const NOW = ANALYSED_AT + 3_600_000;

describe('the refresh of market capitalisations', () => {
  let simulator: MarketSimulator;
  let folder: TemporaryFolder;
  let database: Database;
  let calls: UpstreamCall[];
  let stopping: StoppingState;

  const serviceAt = (now: number, env: Record<string, string> = {}): MarketCapsService => {
    const settings = settingsIn(folder.path, { ...simulatedUpstreams(simulator.url), ...env });
    const observations = new ServiceObservations();
    observations.on((observed) => observed.kind === 'upstream_call' && calls.push(observed.call));
    stopping = new StoppingState();
    const upstreams = new UpstreamAccess(createMemoryPace({}), observations, stopping);
    return marketCapsOf({ settings, database, now: () => now }, upstreams);
  };
  const tokensOf = async (mints: string[]): Promise<KnownToken[]> => {
    const tokens: KnownToken[] = [];
    for (const mint of mints)
      tokens.push({ id: await completeAnalysis(database, mint, { at: ANALYSED_AT }), mint });
    return tokens;
  };
  const kept = async ({ id }: KnownToken): Promise<Partial<TokenRow> | undefined> =>
    (await database.tokens.find(id))?.token;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    simulator = await MarketSimulator.start();
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    calls = [];
    await simulator.reset();
    folder = await temporaryFolder();
    database = await openDatabase(settingsIn(folder.path).databaseUrl);
  });
  afterEach(async () => {
    await database.close();
    await folder.remove();
  });

  it('keeps what DexScreener says, and when', async () => {
    const tokens = await tokensOf(simulator.tradedMints(2));
    const refreshed = await serviceAt(NOW).refresh(tokens);
    expect(refreshed.map(({ id, outcome }) => [id, outcome])).toEqual(
      tokens.map(({ id }) => [id, 'refreshed']),
    );
    for (const token of tokens) {
      expect(await kept(token)).toMatchObject({
        marketCapUsdCurrent: await simulator.marketCap(token.mint),
        marketCapUsdPrevious: 12_345.67,
        marketCapUpdatedAt: NOW,
      });
    }
  });

  it('leaves a token that no pair trades as it is', async () => {
    const [token] = await tokensOf([simulator.untradedMint]);
    if (token === undefined) throw new Error('no token');
    const before = await kept(token);
    expect(await serviceAt(NOW).refresh([token])).toEqual([{ ...token, outcome: 'not_traded' }]);
    expect(await kept(token)).toEqual(before);
  });

  it('does not keep a figure of a deleted token, nor one that is older than the kept one', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    const [token] = await tokensOf([mint]);
    if (token === undefined) throw new Error('no token');
    const unknown = { id: token.id + 1_000, mint };
    const refreshed = await serviceAt(ANALYSED_AT - 1).refresh([token, unknown]);
    expect(refreshed).toEqual([
      { ...token, outcome: 'not_kept' },
      { ...unknown, outcome: 'not_kept' },
    ]);
    expect(await kept(token)).toMatchObject({ marketCapUpdatedAt: ANALYSED_AT });
  });

  it('reads thirty tokens in a call, and goes on with the others when a call fails', async () => {
    const tokens = await tokensOf(simulator.tradedMints(31));
    await simulator.reset([{ kind: 'empty_503', times: 1 }]);
    const refreshed = await serviceAt(NOW, { UPSTREAM_ATTEMPTS: '1' }).refresh(tokens);
    expect(refreshed.map(({ id, mint }) => ({ id, mint }))).toEqual(tokens);
    const failed = refreshed.filter(({ outcome }) => outcome === 'failed');
    expect([refreshed.slice(0, 30), refreshed.slice(30)]).toContainEqual(failed);
    for (const failure of failed) {
      expect(failure).toMatchObject({ mayPass: true, error: expect.any(Error) as Error });
    }
    const done = refreshed.filter(({ outcome }) => outcome === 'refreshed');
    expect(done).toHaveLength(31 - failed.length);
    expect(await simulator.requests()).toBe(2);
  });

  it('says of a refusal that another try would not help', async () => {
    const tokens = await tokensOf(simulator.tradedMints(1));
    const service = serviceAt(NOW, { DEXSCREENER_URL: `${simulator.url}/nowhere` });
    expect(await service.refresh(tokens)).toMatchObject([
      { outcome: 'failed', mayPass: false, error: { code: 'UPSTREAM_REQUEST_REJECTED' } },
    ]);
  });

  it('hides the words of a database that does not answer', async () => {
    const tokens = await tokensOf(simulator.tradedMints(1));
    const service = serviceAt(NOW);
    const closed = await openDatabase(settingsIn(folder.path).databaseUrl);
    await closed.close();
    Object.assign(service, { database: closed });
    expect(await service.refresh(tokens)).toMatchObject([
      { outcome: 'failed', mayPass: true, error: { code: 'INTERNAL_FAULT' } },
    ]);
  });

  it('counts every call, retries included, and pays for none', async () => {
    const tokens = await tokensOf(simulator.tradedMints(2));
    await simulator.reset([{ kind: 'empty_503', times: 1 }]);
    await serviceAt(NOW).refresh(tokens);
    expect(calls.map(({ upstream, outcome }) => `${upstream} ${outcome}`).sort()).toEqual([
      'dexscreener answered',
      'dexscreener failed',
    ]);
    expect(calls.every(({ credits }) => credits === 0)).toBe(true);
  });

  it('calls when the pace lets it, and not before', async () => {
    const tokens = await tokensOf(simulator.tradedMints(1));
    const asked: string[] = [];
    let open = (): void => undefined;
    const admit = (upstream: string): Promise<void> => {
      asked.push(upstream);
      return new Promise((resolve) => (open = resolve));
    };
    const settings = settingsIn(folder.path, simulatedUpstreams(simulator.url));
    const refreshing = marketCapsOf({ settings, database, now: () => NOW, pace: { admit } }).refresh(tokens);
    await until('the pace is asked', () => asked.length > 0);
    expect([asked, await simulator.requests()]).toEqual([['dexscreener'], 0]);
    open();
    expect(await refreshing).toMatchObject([{ outcome: 'refreshed' }]);
  });

  it('ends when the service is told to stop, and asks for no more tokens', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    const tokens = Array.from({ length: 6 * 30 }, (_, id) => ({ id, mint }));
    await simulator.reset([{ kind: 'hang' }]);
    const service = serviceAt(NOW, { UPSTREAM_TIMEOUT_MS: '300000' });
    const refreshing = service.refresh(tokens);
    await until('some calls hang', async () => (await simulator.requests()) === 4);
    stopping.begin();
    expect(await refreshing).toMatchObject(
      tokens.map(() => ({ outcome: 'failed', error: { code: 'SERVICE_STOPPING' } })),
    );
    expect(await simulator.requests()).toBe(4);
  });
});
