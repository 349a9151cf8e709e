import {
  recordingContext,
  type RecordingContext,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import type { PriceClient } from '../price-client';
import {
  NOON,
  candle,
  clientOf,
  everyMinute,
  everyMinutePrice,
  kline,
  llama,
  spansAskedOf,
  startSources,
  type Answer,
} from '../testing/scripted-prices';

describe('blocks of prices', () => {
  let server: ScriptedServer;
  let context: RecordingContext;
  let now: number;
  let prices: PriceClient;

  const start = async (answers: Record<string, Answer> = { coinbase: everyMinute }): Promise<void> => {
    server = await startSources(answers);
    prices = clientOf(server, { now: () => now * 60_000 });
  };
  const at = (minutes: number[], options?: { ahead: boolean }) =>
    prices.solUsdAt(
      minutes.map((minute) => NOON + minute),
      context,
      options,
    );

  beforeEach(() => {
    context = recordingContext();
    now = NOON + 10_000;
  });
  afterEach(() => server.close());

  it('are asked for whole, each once, whatever minutes of them are wanted', async () => {
    await start();
    await at([79, 0, 0, 80, -200]);
    expect(spansAskedOf(server)).toEqual([
      [-210, 79],
      [70, 359],
    ]);
  });

  it('price all their minutes from then on', async () => {
    await start();
    await at([0]);
    const all = Array.from({ length: 280 }, (_, index) => index - 200);
    expect([...(await at(all)).values()].map(({ usd }) => usd)).toEqual(
      all.map((minute) => everyMinutePrice(NOON + minute)),
    );
    expect(server.requests).toHaveLength(1);
  });

  it('end with the running minute, and price from then on what is settled of them', async () => {
    now = NOON + 5;
    await start();
    await at([0]);
    await at([-200, 3]);
    expect(spansAskedOf(server)).toEqual([[-210, 5]]);
    await at([4]);
    expect(spansAskedOf(server)).toHaveLength(2);
  });

  it('leave a minute open that has no candle within ten minutes before it', async () => {
    await start({ coinbase: { body: [candle(NOON, 150)] } });
    await at([0]);
    expect((await at([10])).size).toBe(1);
    expect(server.requests).toHaveLength(1);
    expect((await at([11])).size).toBe(0);
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('of a later source do not replace what an earlier one said', async () => {
    const answers = Array.from({ length: 280 }, (_, minute) => kline(NOON + minute - 200, '170'));
    await start({ coinbase: { body: [candle(NOON, 150)] }, binance: { body: answers } });
    await at([0]);
    expect((await at([30])).get(NOON + 30)).toMatchObject({ usd: 170, source: 'binance' });
    expect((await at([0])).get(NOON)).toMatchObject({ usd: 150, source: 'coinbase' });
  });

  it('ahead are fetched with those asked for and not returned', async () => {
    await start();
    expect([...(await at([0, 85], { ahead: true })).keys()]).toEqual([NOON, NOON + 85]);
    expect(spansAskedOf(server)).toEqual([
      [-210, 79],
      [70, 359],
      [350, 639],
    ]);
    await at([360, 639]);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['nothing of it is settled', [0], 81, 1],
    ['its first minute is settled', [0], 82, 2],
    ['no minute is asked for', [], 10_000, 0],
  ])('ahead are fetched as far as there is one: %s', async (_, minutes, running, requests) => {
    now = NOON + running;
    await start();
    await at(minutes, { ahead: true });
    expect(server.requests).toHaveLength(requests);
  });

  it('ahead are not looked for at sources whose prices cannot be kept', async () => {
    await start({ coinbase: { body: [candle(NOON, 150)] }, defillama: llama(NOON + 80, 1) });
    expect([...(await at([0], { ahead: true })).keys()]).toEqual([NOON]);
    expect(server.requests.map(({ path }) => path.split('/')[1])).toEqual([
      'coinbase',
      'coinbase',
      'binance',
    ]);
  });

  it('tell how old the candle of each minute was', async () => {
    await start({ coinbase: { body: [candle(NOON, 150)] } });
    const found = await at([0, 4, 10]);
    expect([...found.values()].map(({ ageMinutes }) => ageMinutes)).toEqual([0, 4, 10]);
    expect((await at([7])).get(NOON + 7)).toEqual({ usd: 150, source: 'coinbase', ageMinutes: 7 });
  });

  it('tell of a coarse price that it is of a later minute', async () => {
    await start({ defillama: llama(NOON + 12, 150) });
    expect((await at([2])).get(NOON + 2)).toEqual({ usd: 150, source: 'defillama', ageMinutes: -10 });
  });
});
