import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import {
  caught,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { createPriceClient } from '../price-client';

const jupiter = { body: { [WRAPPED_SOL_MINT]: { usdPrice: 151.5, decimals: 9 } } };
const pair = (priceUsd: unknown, liquidity: number, address = WRAPPED_SOL_MINT) => ({
  chainId: 'solana',
  baseToken: { address },
  priceUsd,
  liquidity: { usd: liquidity },
});
const dexscreener = { body: [pair('99', 1), pair('152.25', 5_000), pair('7', 9_000, 'another')] };
const coingecko = { body: { solana: { usd: 153 } } };
const down = { status: 500 };

describe('solUsdNow', () => {
  let server: ScriptedServer;
  let context: RecordingContext;

  const read = async (answers: Record<string, ScriptedAnswer>) => {
    server = await startScriptedServer(({ path }) => answers[path.split('/')[1] ?? ''] ?? down);
    const base = (source: string) => `${server.url}/${source}`;
    const client = createPriceClient({
      coinbaseUrl: base('coinbase'),
      binanceUrl: base('binance'),
      defillamaUrl: base('defillama'),
      coingeckoUrl: base('coingecko'),
      jupiterUrl: base('jupiter'),
      dexscreenerUrl: base('dexscreener'),
      timeoutMs: 200,
      attempts: 4,
      sleep: () => Promise.resolve(),
    });
    return client.solUsdNow(context);
  };
  const asked = () => context.calls.map(({ upstream, outcome }) => `${upstream} ${outcome}`);

  beforeEach(() => {
    context = recordingContext();
  });
  afterEach(() => server.close());

  it('asks Jupiter first, and pays nothing', async () => {
    expect(await read({ jupiter })).toEqual({ usd: 151.5, source: 'jupiter' });
    expect(server.requests.map(({ path }) => path)).toEqual([`/jupiter/price/v3?ids=${WRAPPED_SOL_MINT}`]);
    expect(context.calls).toMatchObject([{ upstream: 'jupiter', call: 'price', credits: 0 }]);
    expect(context.authorized).toEqual([]);
  });

  it('goes on to the most liquid pair at DexScreener after two failures of Jupiter', async () => {
    expect(await read({ dexscreener })).toEqual({ usd: 152.25, source: 'dexscreener' });
    expect(asked()).toEqual(['jupiter failed', 'jupiter failed', 'dexscreener answered']);
  });

  it('goes on to CoinGecko after both', async () => {
    expect(await read({ coingecko })).toEqual({ usd: 153, source: 'coingecko' });
  });

  it.each<[string, ScriptedAnswer]>([
    ['no price', { body: {} }],
    ['a price of zero', { body: { [WRAPPED_SOL_MINT]: { usdPrice: 0 } } }],
    ['a price below zero', { body: { [WRAPPED_SOL_MINT]: { usdPrice: -1 } } }],
    ['an infinite price', { body: `{"${WRAPPED_SOL_MINT}":{"usdPrice":1e999}}` }],
    ['a price that is no number', { body: { [WRAPPED_SOL_MINT]: { usdPrice: 'much' } } }],
    ['a list', { body: [] }],
    ['null', { body: 'null' }],
    ['HTML', { body: '<html></html>' }],
    ['a refusal', { status: 401 }],
    ['silence', { hang: 'before_headers' }],
  ])('does not take %s for an answer', async (_, answer) => {
    expect(await read({ jupiter: answer, dexscreener })).toMatchObject({ source: 'dexscreener' });
  });

  it('rather asks the next source than wait long for one', async () => {
    const busy = { status: 429, headers: { 'retry-after': '30' } };
    expect(await read({ jupiter: busy, dexscreener })).toMatchObject({ source: 'dexscreener' });
    expect(asked()).toEqual(['jupiter refused', 'dexscreener answered']);
  });

  it('has no price when no source has one', async () => {
    expect(await read({ dexscreener: { body: [] }, coingecko: { body: { solana: null } } })).toBeNull();
  });

  it('does not take an abort for a failure of the source', async () => {
    context = recordingContext(AbortSignal.abort('the client cancelled it'));
    expect((await caught(read({ jupiter }))).code).toBe('ANALYSIS_ABORTED');
    expect(server.requests).toHaveLength(0);
  });
});
