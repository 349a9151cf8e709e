import {
  recordingContext,
  type RecordingContext,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import type { PriceStore } from '../price-store';
import type { PastSolPrice } from '../sol-price';
import {
  NOON,
  candle,
  clientOf,
  everyMinute,
  everyMinutePrice,
  llama,
  startSources,
  type Answer,
} from '../testing/scripted-prices';

/** A store as a database would be one, and what it was asked for. */
function mapStore() {
  const kept = new Map<number, PastSolPrice>();
  const reads: number[][] = [];
  const store: PriceStore = {
    read(minutes) {
      reads.push(minutes.map((minute) => minute - NOON));
      return Promise.resolve(kept);
    },
    keep(prices) {
      prices.forEach((price, minute) => kept.set(minute, price));
      return Promise.resolve();
    },
  };
  return { kept, reads, store };
}

const failing: PriceStore = {
  read: () => Promise.reject(new Error('the store is down')),
  keep: () => Promise.reject(new Error('the store is full')),
};

describe('a store of prices', () => {
  let server: ScriptedServer;
  let context: RecordingContext;
  let now: number;

  const client = async (store: PriceStore, answers: Record<string, Answer>, onStoreError?: () => void) => {
    server ??= await startSources(answers);
    return clientOf(server, { now: () => now * 60_000, store, onStoreError });
  };

  beforeEach(() => {
    context = recordingContext();
    now = NOON + 10_000;
  });
  afterEach(async () => {
    await server.close();
    (server as ScriptedServer | undefined) = undefined;
  });

  it('spares another process the question', async () => {
    const { store } = mapStore();
    const first = await client(store, { coinbase: everyMinute });
    await first.solUsdAt([NOON], context);
    const second = await client(store, {});
    const price = { usd: everyMinutePrice(NOON + 50), source: 'coinbase', ageMinutes: 0 };
    expect(await second.solUsdAt([NOON + 50], context)).toEqual(new Map([[NOON + 50, price]]));
    expect(server.requests).toHaveLength(1);
  });

  it('is asked only for what memory lacks', async () => {
    const { store, reads } = mapStore();
    const prices = await client(store, { coinbase: everyMinute });
    await prices.solUsdAt([NOON], context);
    await prices.solUsdAt([NOON, NOON + 79], context);
    await prices.solUsdAt([NOON, NOON + 80], context);
    expect(reads).toEqual([[0], [80]]);
  });

  it('keeps every settled minute of a block, and none that may still change', async () => {
    now = NOON + 5;
    const { store, kept } = mapStore();
    await (await client(store, { coinbase: everyMinute })).solUsdAt([NOON + 5], context);
    expect([...kept.keys()].map((minute) => minute - NOON)).toEqual(
      Array.from({ length: 204 }, (_, index) => index - 200),
    );
  });

  it('keeps how old a price was', async () => {
    const { store, kept } = mapStore();
    await (await client(store, { coinbase: { body: [candle(NOON, 150)] } })).solUsdAt([NOON], context);
    expect(kept.get(NOON + 10)).toEqual({ usd: 150, source: 'coinbase', ageMinutes: 10 });
    expect(kept.size).toBe(11);
  });

  it('never keeps a coarse price', async () => {
    const { store, kept } = mapStore();
    const prices = await client(store, { defillama: llama(NOON, 140) });
    expect((await prices.solUsdAt([NOON], context)).size).toBe(1);
    expect(kept.size).toBe(0);
  });

  it('that fails is heard of, is no failure of the price, and is asked again', async () => {
    const heard = jest.fn();
    const prices = await client(failing, { coinbase: everyMinute }, heard);
    expect((await prices.solUsdAt([NOON], context)).size).toBe(1);
    expect((await prices.solUsdAt([NOON + 80], context)).size).toBe(1);
    expect(heard.mock.calls.map(([error]: Error[]) => error?.message)).toEqual([
      'the store is down',
      'the store is full',
      'the store is down',
      'the store is full',
    ]);
  });

  it('that fails needs nobody to hear of it', async () => {
    const prices = await client(failing, { coinbase: everyMinute });
    expect((await prices.solUsdAt([NOON], context)).size).toBe(1);
  });
});
