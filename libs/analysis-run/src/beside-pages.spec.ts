import type { AnalysisSettings } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { AnalysisOutcome } from './analysis-engine';
import { createEngine } from './create-engine';
import type { AnalysisCheckpoint } from './ports';
import { buy, newWallet, pagesOf } from './testing/chain';
import { inlineFolder } from './testing/inline-folder';
import { ScriptedSources } from './testing/scripted-sources';

const mint = newWallet();
const pool = newWallet();
const BUYS = 8;
const settings: AnalysisSettings = {
  transactionLimit: BUYS,
  minUsd: 50,
  maxWallets: 3,
  maxCredits: 1_000,
  timeWindowHours: 1,
};

describe('what is asked beside the pages', () => {
  let sources: ScriptedSources;
  let checkpoints: AnalysisCheckpoint[];
  let walletsAsked: number[];

  beforeEach(() => {
    const buys = Array.from({ length: BUYS }, (_, index) => buy(mint, newWallet(), pool, index + 1));
    sources = new ScriptedSources(pagesOf(buys, 2), '');
    checkpoints = [];
    walletsAsked = [];
    const { readLamports } = sources.accounts;
    sources.accounts.readLamports = (wallets, context) => {
      walletsAsked.push(wallets.length);
      return readLamports(wallets, context);
    };
  });

  const run = (
    changed: Partial<AnalysisSettings> = {},
    checkpoint: unknown = null,
  ): Promise<AnalysisOutcome> =>
    createEngine({ sources: sources.asSources(), folder: inlineFolder, observeCall: () => undefined }).run(
      { mint, settings: { ...settings, ...changed }, checkpoint },
      {
        progress: () => undefined,
        checkpoint: (kept) => {
          checkpoints.push(JSON.parse(JSON.stringify(kept)) as AnalysisCheckpoint);
          return Promise.resolve();
        },
      },
      new AbortController().signal,
    );

  it('is the balances of all candidates, as soon as there are as many as are wanted', async () => {
    const outcome = await run();
    expect(sources.bought).toEqual(['token', 'page 0', 'page 1', 'balances', 'page 2', 'page 3']);
    expect(walletsAsked).toEqual([4]);
    expect(outcome).toMatchObject({ state: 'completed', result: { ledger: { credits: 42 } } });
  });

  it('leaves the balances of wallets that come up later to the end', async () => {
    const outcome = await run({ maxWallets: 2, minUsd: 50, transactionLimit: BUYS });
    expect(walletsAsked).toEqual([2]);
    sources.bought.length = 0;
    walletsAsked.length = 0;
    const [first] = outcome.state === 'completed' ? outcome.result.earlyBuyers : [];
    const known = { [String(first?.walletAddress)]: '7' };
    const again = await run({ maxWallets: 2 }, { ...checkpoints.at(-1), balances: known });
    expect(walletsAsked).toEqual([1]);
    expect(again).toMatchObject({
      result: { earlyBuyers: [{ walletBalanceLamports: '7' }, { walletBalanceLamports: '1500000000' }] },
    });
  });

  it('is kept with the next checkpoint, so that another attempt does not buy it again', async () => {
    await run();
    sources.bought.length = 0;
    await run(
      {},
      checkpoints.find(({ state }) => state.transactions === 6),
    );
    expect(sources.bought).toEqual(['page 3']);
  });

  it('never takes a credit that the history could need', async () => {
    const outcome = await run({ maxCredits: 41 });
    expect(sources.bought.filter((what) => what === 'balances')).toEqual([]);
    expect(outcome).toMatchObject({ result: { stoppedBy: 'transaction_limit' } });
  });

  it('is asked again in earnest when it failed', async () => {
    let failures = 1;
    sources.beforePurchase = (what) => {
      if (what !== 'balances' || failures-- <= 0) return;
      throw new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'balances' });
    };
    expect((await run()).state).toBe('completed');
    expect(sources.bought.at(-1)).toBe('balances');
  });

  it('has ended, and stands in the ledger, before a failed run says what it cost', async () => {
    let answer: () => void = () => undefined;
    const { readLamports } = sources.accounts;
    sources.accounts.readLamports = async (wallets, context) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return readLamports(wallets, { ...context, signal: new AbortController().signal });
    };
    sources.beforePurchase = (what) => {
      if (what !== 'page 2') return;
      setImmediate(answer);
      throw new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'page' });
    };
    expect(await run()).toMatchObject({ state: 'failed', checkpoint: { ledger: { credits: 22 } } });
  });

  it('is no balances when a run stops as soon as enough wallets qualify', async () => {
    await run({ stopWhenFound: true });
    expect(sources.bought).toEqual(['token', 'page 0', 'page 1', 'balances']);
  });
});
