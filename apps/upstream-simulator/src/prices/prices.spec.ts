import { NOW, StartedSimulator } from '../testing/started-simulator';

const START = 1_767_225_600;
const SOL = 'So11111111111111111111111111111111111111112';

let simulator: StartedSimulator;
beforeAll(async () => {
  simulator = await StartedSimulator.start();
});
afterAll(() => simulator.close());

const iso = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const candlePath = (from: number, minutes: number): string =>
  `/products/SOL-USD/candles?granularity=60&start=${iso(from)}&end=${iso(from + minutes * 60)}`;
const candles = async (from: number, minutes: number): Promise<number[][]> =>
  simulator.read<number[][]>(candlePath(from, minutes));
const klines = (from: number, limit: number): Promise<[number, ...string[]][]> =>
  simulator.read(`/api/v3/klines?symbol=SOLUSDT&interval=1m&startTime=${from * 1_000}&limit=${limit}`);

describe('Coinbase candles', () => {
  it('come newest first as time, low, high, open, close, volume', async () => {
    const rows = await candles(START, 299);
    const times = rows.map(([time]) => time ?? 0);
    expect(times).toEqual([...times].sort((left, right) => right - left));
    for (const [, low = 0, high = 0, open = 0, close = 0, volume] of rows) {
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(volume).toBeGreaterThan(0);
    }
  });

  it('leave out minutes without a trade, never eight in a row', async () => {
    const times = (await candles(START, 299)).map(([time]) => time ?? 0);
    expect(times.length).toBeLessThan(300);
    expect(times.length).toBeGreaterThan(250);
    times.slice(1).forEach((time, place) => expect((times[place] ?? 0) - time).toBeLessThanOrEqual(480));
  });

  it('are refused without a User-Agent, for other widths and for more than 300', async () => {
    const bare = await simulator.get(candlePath(START, 5), { 'user-agent': '' });
    expect(bare.status).toBe(400);
    expect((await simulator.get(candlePath(START, 301))).status).toBe(400);
    expect((await simulator.get('/products/SOL-USD/candles?granularity=7')).status).toBe(400);
  });

  it('end with the present minute', async () => {
    const [[newest = 0] = []] = await candles(NOW - 600, 60);
    expect(newest).toBeLessThanOrEqual(NOW);
  });
});

describe('Binance klines', () => {
  it('have a row for every minute, oldest first', async () => {
    const rows = await klines(START, 300);
    expect(rows.map(([openTime]) => openTime)).toEqual(
      Array.from({ length: 300 }, (_, place) => (START + place * 60) * 1_000),
    );
  });

  it('close every minute where Coinbase does, or at its last close before', async () => {
    const closes = new Map((await candles(START, 299)).map(([time = 0, , , , close = 0]) => [time, close]));
    let last: number | undefined;
    let compared = 0;
    for (const [openTime, , , , close] of await klines(START, 300)) {
      last = closes.get(openTime / 1_000) ?? last;
      if (last === undefined) continue;
      expect(Number(close)).toBe(last);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(290);
  });

  it('refuse other symbols', async () => {
    const response = await simulator.get('/api/v3/klines?symbol=BTCUSDT&interval=1m');
    expect([response.status, await response.json()]).toEqual([400, { code: -1121, msg: 'Invalid symbol.' }]);
  });
});

describe('the other sources', () => {
  it('DefiLlama gives a price and the moment it is of', async () => {
    const { coins } = await simulator.read<{ coins: Record<string, { price: number; timestamp: number }> }>(
      `/prices/historical/${START + 71}/coingecko:solana?searchWidth=4h`,
    );
    const [[, , , , close] = []] = await klines(START, 1);
    expect(coins['coingecko:solana']).toMatchObject({ timestamp: START, price: Number(close) });
    expect(await simulator.read(`/prices/historical/${START}/coingecko:bitcoin`)).toEqual({ coins: {} });
  });

  it('CoinGecko gives points of a range, coarser the wider it is, and refuses what is over a year old', async () => {
    const range = (from: number, to: number): string =>
      `/api/v3/coins/solana/market_chart/range?vs_currency=usd&from=${from}&to=${to}`;
    const points = async (from: number, to: number) =>
      (await simulator.read<{ prices: [number, number][] }>(range(from, to))).prices;
    expect(await points(NOW - 3_600, NOW)).toHaveLength(13);
    expect(await points(NOW - 10 * 86_400, NOW)).toHaveLength(241);
    const refused = await simulator.get(range(NOW - 366 * 86_400, NOW));
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { status: { error_code: 10_012 } } });
  });

  it('agree on the price now', async () => {
    const coingecko = await simulator.read<{ solana: { usd: number } }>(
      '/api/v3/simple/price?ids=solana&vs_currencies=usd',
    );
    const jupiter = await simulator.read<Record<string, { usdPrice: number }>>(
      `/price/v3?ids=${SOL},${'1'.repeat(32)}`,
    );
    const [pair] = await simulator.read<{ priceUsd: string }[]>(`/tokens/v1/solana/${SOL}`);
    expect(Object.keys(jupiter)).toEqual([SOL]);
    expect(jupiter[SOL]?.usdPrice).toBe(coingecko.solana.usd);
    expect(Number(pair?.priceUsd)).toBeCloseTo(coingecko.solana.usd, 2);
  });
});
