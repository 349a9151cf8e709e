import { StartedSimulator } from '../testing/started-simulator';
import { solSpentBy, tokenChange } from '../testing/balance-reading';
import type { Envelope } from '../chain/envelope';
import type { Truth } from './truth';

type Item = Envelope & { transactionIndex: number };

let simulator: StartedSimulator;
let mints: string[];
beforeAll(async () => {
  simulator = await StartedSimulator.start();
  mints = (await simulator.read<{ mint: string }[]>('/_simulator/mints?count=14')).map(({ mint }) => mint);
});
afterAll(() => simulator.close());

const truth = (mint: string, query = ''): Promise<Truth> =>
  simulator.read<Truth>(`/_simulator/truth/${mint}${query}`);
const succeeded = async (mint: string, limit: number): Promise<Item[]> => {
  const { data } = await simulator.result<{ data: Item[] }>('getTransactionsForAddress', [
    mint,
    {
      transactionDetails: 'full',
      sortOrder: 'asc',
      limit,
      maxSupportedTransactionVersion: 1,
      filters: { status: 'succeeded' },
    },
  ]);
  return data;
};
const solUsdAt = async (seconds: number): Promise<number> => {
  const end = new Date(seconds * 1_000).toISOString();
  const start = new Date((seconds - 3_600) * 1_000).toISOString();
  const rows = await simulator.read<number[][]>(
    `/products/SOL-USD/candles?granularity=60&start=${start}&end=${end}`,
  );
  return rows[0]?.[4] ?? 0;
};

describe('the truth about a mint', () => {
  it('counts within the first succeeded transactions that the history gives', async () => {
    for (const mint of mints.slice(0, 4)) {
      const items = await succeeded(mint, 80);
      const { buyers, totals, first } = await truth(mint, '?transactionLimit=80');
      const signatures = items.map(({ transaction }) => transaction.signatures[0]);
      expect(totals.considered).toBe(80);
      expect(first.signature).toBe(signatures[0]);
      expect(buyers.length).toBeGreaterThan(10);
      expect(buyers.every(({ firstBuy }) => signatures.includes(firstBuy.signature))).toBe(true);
    }
  });

  it('ranks by slot, place in the block and place among the keys', async () => {
    for (const mint of mints) {
      const { buyers } = await truth(mint);
      const places = buyers.map(({ firstBuy }) => firstBuy.slot * 100_000 + firstBuy.transactionIndex);
      expect(places).toEqual([...places].sort((left, right) => left - right));
      expect(buyers.map(({ rank }) => rank)).toEqual(buyers.map((_, place) => place + 1));
      expect(new Set(buyers.map(({ wallet }) => wallet)).size).toBe(buyers.length);
    }
  });

  it('adds up to what the balances of the history say', async () => {
    const [mint = ''] = mints;
    const items = await succeeded(mint, 120);
    const { buyers } = await truth(mint, '?transactionLimit=120');
    const single = buyers.filter(({ transactionCount }) => transactionCount === 1);
    expect(single.length).toBeGreaterThan(10);
    for (const { wallet, firstBuy, tokenAmount, lamportsSpent } of single) {
      const item = items.find(({ transaction }) => transaction.signatures[0] === firstBuy.signature);
      expect(item && tokenChange(item, mint, wallet).toString()).toBe(tokenAmount);
      expect(item && solSpentBy(item, wallet).toString()).toBe(lamportsSpent);
    }
  });

  it('keeps the rent of a curve apart from what its creator paid', async () => {
    let seen = 0;
    for (const mint of mints) {
      const [first] = await succeeded(mint, 1);
      const { buyers } = await truth(mint, '?transactionLimit=1');
      for (const { wallet, lamportsSpent, curveRentLamports } of buyers) {
        seen += 1;
        expect(curveRentLamports).toBe('1231920');
        expect(first && solSpentBy(first, wallet).toString()).toBe(lamportsSpent);
      }
      const { buyers: all } = await truth(mint);
      expect(all.slice(1).every(({ curveRentLamports }) => curveRentLamports === '0')).toBe(true);
    }
    expect(seen).toBeGreaterThan(1);
  });

  it('prices each buy at the close of its minute, as Coinbase tells it', async () => {
    const [mint = ''] = mints;
    const { buyers } = await truth(mint, '?transactionLimit=60');
    const priced = buyers.filter(({ transactionCount, usd }) => transactionCount === 1 && usd !== null);
    for (const { firstBuy, lamportsSpent, stableMicroUsdSpent, usd } of priced.slice(0, 10)) {
      const sol = (Number(lamportsSpent) / 1e9) * (await solUsdAt(firstBuy.blockTime));
      expect(usd).toBeCloseTo(sol + Number(stableMicroUsdSpent) / 1e6, 4);
    }
  });

  it('has no price where another token was given, and knows every mark', async () => {
    const buyers = (await Promise.all(mints.map((mint) => truth(mint)))).flatMap((each) => each.buyers);
    const swapped = buyers.filter(({ otherQuotes }) => Object.keys(otherQuotes).length > 0);
    expect(swapped.length).toBeGreaterThan(0);
    expect(swapped.every(({ usd }) => usd === null)).toBe(true);
    expect(new Set(buyers.flatMap(({ flags }) => flags))).toEqual(
      new Set(['creator', 'off_curve', 'not_signer', 'bundle', 'same_slot_as_creation']),
    );
  });

  it('ends with the time window, its last second included', async () => {
    const [mint = ''] = mints;
    const whole = await truth(mint);
    const hour = await truth(mint, '?timeWindowHours=1');
    expect(hour.analysisWindowEnd).toBe(hour.first.blockTime + 3_600);
    expect(hour.buyers.map(({ wallet }) => wallet)).toEqual(
      whole.buyers
        .filter(({ firstBuy }) => firstBuy.blockTime <= hour.analysisWindowEnd)
        .map(({ wallet }) => wallet),
    );
    expect(hour.buyers.length).toBeLessThan(whole.buyers.length);
  });

  it('is not told of addresses that were never launched', async () => {
    const statuses = await Promise.all(
      ['So11111111111111111111111111111111111111112', 'nonsense'].map(
        async (mint) => (await simulator.get(`/_simulator/truth/${mint}`)).status,
      ),
    );
    expect(statuses).toEqual([404, 400]);
    expect((await simulator.get(`/_simulator/truth/${mints[0]}?transactionLimit=0`)).status).toBe(400);
  });
});
