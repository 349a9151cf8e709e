import { StartedSimulator } from '../testing/started-simulator';
import type { Pair } from './pairs';

interface Truth {
  marketCap: { usd: number; basis: string; pairAddress: string } | null;
}

let simulator: StartedSimulator;
let mints: string[];
beforeAll(async () => {
  simulator = await StartedSimulator.start();
  mints = (await simulator.read<{ mint: string }[]>('/_simulator/mints?count=30')).map(({ mint }) => mint);
});
afterAll(() => simulator.close());

const pairs = (mint: string): Promise<Pair[]> => simulator.read<Pair[]>(`/token-pairs/v1/solana/${mint}`);
const listed = async (): Promise<{ mint: string; found: Pair[] }[]> =>
  Promise.all(mints.map(async (mint) => ({ mint, found: await pairs(mint) })));

describe('DexScreener pairs', () => {
  it('hold every trap of the real list', async () => {
    const all = await listed();
    const indexed = all.filter(({ found }) => found.length > 0);
    expect(indexed.length).toBeGreaterThan(20);
    expect(all.length).toBeGreaterThan(indexed.length);
    for (const { mint, found } of indexed) {
      const liquid = found.filter(({ baseToken }) => baseToken.address === mint);
      const most = Math.max(...liquid.map(({ liquidity }) => liquidity?.usd ?? 0));
      expect(found.some(({ quoteToken }) => quoteToken.address === mint)).toBe(true);
      expect(found.some(({ liquidity }) => liquidity === undefined)).toBe(true);
      expect(found[0]?.liquidity?.usd ?? 0).toBeLessThan(most);
    }
    expect(indexed.some(({ found }) => found.some(({ marketCap }) => marketCap === undefined))).toBe(true);
  });

  it('are one for each of up to 30 tokens at once, without those that are not indexed', async () => {
    const all = await listed();
    const together = await simulator.read<Pair[]>(`/tokens/v1/solana/${mints.join(',')}`);
    const indexed = all.filter(({ found }) => found.length > 0);
    expect(together.map(({ baseToken }) => baseToken.address)).toEqual(indexed.map(({ mint }) => mint));
    for (const [place, pair] of together.entries()) expect(indexed[place]?.found).toContainEqual(pair);
    expect((await simulator.get(`/tokens/v1/solana/${[...mints, mints[0]].join(',')}`)).status).toBe(400);
  });

  it('are null in the old form when nothing is indexed', async () => {
    const all = await listed();
    const latest = (mint = ''): Promise<unknown> => simulator.read(`/latest/dex/tokens/${mint}`);
    const [absent] = all.filter(({ found }) => found.length === 0);
    const [present] = all.filter(({ found }) => found.length > 0);
    expect(await latest(absent?.mint)).toEqual({ schemaVersion: '1.0.0', pairs: null });
    expect(await latest(present?.mint)).toEqual({ schemaVersion: '1.0.0', pairs: present?.found });
  });
});

describe('the market capitalisation in the truth', () => {
  it('is that of the most liquid pair that prices the mint', async () => {
    for (const mint of mints.slice(0, 6)) {
      const { marketCap } = await simulator.read<Truth>(`/_simulator/truth/${mint}`);
      const found = (await pairs(mint)).filter(({ baseToken }) => baseToken.address === mint);
      const best = found.reduce<Pair | undefined>(
        (most, pair) => ((pair.liquidity?.usd ?? 0) > (most?.liquidity?.usd ?? 0) ? pair : most),
        undefined,
      );
      expect(marketCap?.pairAddress).toBe(best?.pairAddress);
      expect(marketCap?.usd).toBe(best?.marketCap ?? best?.fdv);
    }
  });
});
