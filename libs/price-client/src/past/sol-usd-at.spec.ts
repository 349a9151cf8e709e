import {
  caught,
  recordingContext,
  type RecordingContext,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import type { PriceClient } from '../price-client';
import {
  NOON,
  candle,
  chart,
  clientOf,
  down,
  kline,
  llama,
  startSources,
  type Answer,
} from '../testing/scripted-prices';

const NOW = NOON + 10_000;

describe('solUsdAt', () => {
  let server: ScriptedServer;
  let context: RecordingContext;
  let now: number;

  const client = async (answers: Record<string, Answer>, cachedMinutes?: number): Promise<PriceClient> => {
    server = await startSources(answers);
    return clientOf(server, { now: () => now * 60_000, cachedMinutes });
  };
  const read = async (prices: PriceClient, ...minutes: number[]) =>
    [...(await prices.solUsdAt(minutes, context))].map(([minute, { usd, source }]) => [
      minute - NOON,
      usd,
      source,
    ]);
  const asked = () => server.requests.map(({ path }) => path.split('/')[1]);

  beforeEach(() => {
    context = recordingContext();
    now = NOW;
  });
  afterEach(() => server.close());

  it('takes the close of the minute at Coinbase, and says who asks', async () => {
    const prices = await client({ coinbase: { body: [candle(NOON + 1, 151), candle(NOON, 150)] } });
    expect(await read(prices, NOON)).toEqual([[0, 150, 'coinbase']]);
    expect(server.requests[0]?.path).toBe(
      '/coinbase/products/SOL-USD/candles?granularity=60&start=2026-10-02T08:30:00.000Z&end=2026-10-02T13:19:00.000Z',
    );
    expect(server.requests[0]?.headers['user-agent']).toBe('meridinate');
    expect(context.calls).toMatchObject([{ upstream: 'coinbase', call: 'candles', credits: 0 }]);
  });

  it('takes the last trade when a minute had none, up to ten minutes back', async () => {
    const prices = await client({ coinbase: { body: [candle(NOON - 10, 149)] } });
    expect(await read(prices, NOON, NOON + 1)).toEqual([[0, 149, 'coinbase']]);
  });

  it('never takes a price from after the minute', async () => {
    const prices = await client({ coinbase: { body: [candle(NOON + 1, 151)] } });
    expect(await read(prices, NOON)).toEqual([]);
  });

  it('asks Binance only for what Coinbase does not know', async () => {
    const prices = await client({
      coinbase: { body: [candle(NOON, 150)] },
      binance: (query) => ({
        body: query.get('endTime') === String((NOON + 639) * 60_000) ? [kline(NOON + 500, '160.5')] : [],
      }),
    });
    expect(await read(prices, NOON, NOON + 500)).toEqual([
      [0, 150, 'coinbase'],
      [500, 160.5, 'binance'],
    ]);
  });

  it('leaves a source at its first failure, once what is under way has ended', async () => {
    const minutes = Array.from({ length: 6 }, (_, block) => NOON + 280 * block);
    const prices = await client({
      binance: { body: minutes.map((minute) => kline(minute, '150')) },
    });
    expect((await read(prices, ...minutes)).map(([, , source]) => source)).toEqual(Array(6).fill('binance'));
    expect(asked()).toEqual([...Array<string>(4).fill('coinbase'), ...Array<string>(6).fill('binance')]);
  });

  it('takes a price within the hour from DefiLlama, one question for each hour', async () => {
    const prices = await client({
      defillama: (_, path) => llama(Number(path.split('/')[4]) / 60 + 30, 150),
      coingecko: { body: {} },
    });
    expect(await read(prices, NOON, NOON + 59, NOON + 60)).toEqual([
      [0, 150, 'defillama'],
      [59, 150, 'defillama'],
      [60, 150, 'defillama'],
    ]);
    expect(server.requests.filter(({ path }) => path.startsWith('/defillama'))).toHaveLength(2);
  });

  it('checks the time that DefiLlama states', async () => {
    const prices = await client({ defillama: llama(NOON + 61, 150), coingecko: { body: {} } });
    expect(await read(prices, NOON)).toEqual([]);
  });

  it('goes on to the nearest price within the hour at CoinGecko', async () => {
    const prices = await client({
      defillama: { body: { coins: {} } },
      coingecko: chart([NOON - 60, 148], [NOON + 40, 152], [NOON + 1_000, 1]),
    });
    expect(await read(prices, NOON, NOON + 300)).toEqual([[0, 152, 'coingecko']]);
  });

  it('leaves a minute absent that nobody can price', async () => {
    expect(await read(await client({}), NOON)).toEqual([]);
    expect(asked()).toEqual(['coinbase', 'binance', 'defillama', 'coingecko']);
  });

  it.each<[string, unknown]>([
    ['an error in place of a list', { message: 'NotFound' }],
    ['rows that are no rows', [null, 7, 'x', {}, []]],
    ['times that are no times', [['x', 1, 1, 1, 150]]],
    ['prices that are no prices', [candle(NOON, 0), candle(NOON, -5), [NOON * 60, 1, 1, 1, null]]],
  ])('bears %s', async (_, body) => {
    const prices = await client({ coinbase: { body }, binance: { body: [kline(NOON, '150')] } });
    expect(await read(prices, NOON)).toEqual([[0, 150, 'binance']]);
  });

  it.each([
    ['before SOL was traded', 0],
    ['in the far future', NOW + 11],
    ['beyond any calendar', 1e15],
    ['between minutes', NOON + 0.5],
    ['that is no number', NaN],
  ])('asks nobody about a time %s', async (_, minute) => {
    expect(await read(await client({}), minute)).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  it('asks nobody about no minutes', async () => {
    expect(await read(await client({}))).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  it('remembers a minute that is over', async () => {
    const prices = await client({ coinbase: { body: [candle(NOON, 150)] } });
    await read(prices, NOON);
    expect(await read(prices, NOON)).toEqual([[0, 150, 'coinbase']]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['the running minute', NOON],
    ['a minute that has only just ended', NOON + 1],
  ])('does not remember %s: its candle may still change', async (_, clock) => {
    now = clock;
    const prices = await client({ coinbase: { body: [candle(NOON, 150)] } });
    await read(prices, NOON);
    await read(prices, NOON);
    expect(server.requests).toHaveLength(2);
  });

  it('does not remember a coarse price: the exact source may be back next time', async () => {
    let coinbaseIsUp = false;
    const prices = await client({
      coinbase: () => (coinbaseIsUp ? { body: [candle(NOON, 150)] } : down),
      defillama: llama(NOON, 140),
    });
    expect(await read(prices, NOON)).toEqual([[0, 140, 'defillama']]);
    coinbaseIsUp = true;
    expect(await read(prices, NOON)).toEqual([[0, 150, 'coinbase']]);
  });

  it('forgets the minute unused longest when its memory is full', async () => {
    // The last minutes of three blocks, so that nothing but them is remembered.
    const [first, second, third] = [79, 359, 639].map((minute) => NOON + minute) as [number, number, number];
    const coinbase = (query: URLSearchParams) => ({
      body: [candle(Date.parse(query.get('end') ?? '') / 60_000, 150)],
    });
    const prices = await client({ coinbase }, 2);
    await read(prices, first);
    await read(prices, second);
    await read(prices, first);
    await read(prices, third);
    expect(server.requests).toHaveLength(3);
    await read(prices, first);
    expect(server.requests).toHaveLength(3);
    await read(prices, second);
    expect(server.requests).toHaveLength(4);
  });

  it('does not take an abort for a failure of the source', async () => {
    const caller = new AbortController();
    context = recordingContext(caller.signal);
    const prices = await client({
      coinbase: () => {
        caller.abort('the client cancelled it');
        return { hang: 'before_headers' };
      },
    });
    expect((await caught(prices.solUsdAt([NOON], context))).code).toBe('ANALYSIS_ABORTED');
    expect(asked()).toEqual(['coinbase']);
  });
});
