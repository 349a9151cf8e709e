import type { AnalysisSettings, RawTransaction } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { AnalysisEngine, AnalysisOutcome } from './analysis-engine';
import { createEngine } from './create-engine';
import { createFoldPool, type PageFolder } from './fold-pool';
import type { AnalysisCheckpoint } from './ports';
import { buy, newWallet, pagesOf } from './testing/chain';
import { ScriptedSources, writeDecoder } from './testing/scripted-sources';

const mint = newWallet();
const pool = newWallet();
const decoderPath = writeDecoder();
const transactions: RawTransaction[] = Array.from({ length: 7 }, (_, index) =>
  buy(mint, newWallet(), pool, index + 1),
);
const settings: AnalysisSettings = {
  transactionLimit: 500,
  minUsd: 50,
  maxWallets: 4,
  maxCredits: 1000,
  timeWindowHours: 1,
};
const upstreamFailure = new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'page' });

describe('the analysis engine', () => {
  let folder: PageFolder;
  let sources: ScriptedSources;
  let engine: AnalysisEngine;
  let checkpoints: AnalysisCheckpoint[];
  let phases: string[];

  beforeAll(() => {
    folder = createFoldPool({ threads: 1 });
  });
  afterAll(() => folder.close());
  beforeEach(() => {
    sources = new ScriptedSources(pagesOf(transactions, 2), decoderPath);
    engine = createEngine({ sources: sources.asSources(), folder, observeCall: () => undefined });
    checkpoints = [];
    phases = [];
  });

  const run = (
    checkpoint: unknown = null,
    changed: Partial<AnalysisSettings> = {},
    signal = new AbortController().signal,
  ): Promise<AnalysisOutcome> =>
    engine.run(
      { mint, settings: { ...settings, ...changed }, checkpoint },
      {
        progress: ({ phase }) => void phases.push(phase),
        checkpoint: (kept) => {
          // As it would come back from a database or a queue.
          checkpoints.push(JSON.parse(JSON.stringify(kept)) as AnalysisCheckpoint);
          return Promise.resolve();
        },
      },
      signal,
    );

  const completed = async (outcome: Promise<AnalysisOutcome>) => {
    const ended = await outcome;
    if (ended.state !== 'completed') throw ended.error;
    return ended.result;
  };
  const failed = async (outcome: Promise<AnalysisOutcome>) => {
    const ended = await outcome;
    if (ended.state !== 'failed') throw new Error('it completed');
    return ended;
  };

  it('reads token, history, prices and balances, and reports the earliest buyers', async () => {
    const result = await completed(run());
    expect(result.earlyBuyers.map(({ firstBuy }) => firstBuy.slot)).toEqual([1, 2, 3, 4]);
    expect(result.earlyBuyers[0]).toMatchObject({ totalUsd: 100, walletBalanceUsd: 300 });
    expect(result).toMatchObject({
      token: { symbol: 'SMP' },
      marketCap: { usd: 12_345 },
      totalUniqueBuyers: 7,
      totalTransactionsAnalyzed: 7,
      stoppedBy: 'end_of_history',
      solPrices: [{ minute: 29_333_333, usd: 100, source: 'coinbase', ageMinutes: 0 }],
    });
    expect([...new Set(phases)]).toEqual([
      'reading_token',
      'reading_history',
      'pricing',
      'reading_balances',
      'done',
    ]);
  });

  it('keeps a ledger that adds up to what was bought', async () => {
    const { ledger } = await completed(run());
    expect(ledger).toEqual({
      credits: 42,
      calls: {
        'helius.token': { calls: 1, credits: 1 },
        'helius.page': { calls: 4, credits: 40 },
        'helius.balances': { calls: 1, credits: 1 },
      },
    });
  });

  it('keeps a checkpoint before the first call and after each page', async () => {
    await completed(run());
    expect(checkpoints.map(({ state }) => state.transactions)).toEqual([0, 0, 2, 4, 6, 7]);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'goes on after a failure at purchase %i as if nothing had been',
    async (doomed) => {
      const whole = await completed(run());
      const price = sources.bought.length;
      sources.bought.length = 0;
      checkpoints.length = 0;
      let purchases = 0;
      sources.beforePurchase = () => {
        if (purchases++ === doomed) throw upstreamFailure;
      };
      const first = await failed(run());
      expect(first.error.code).toBe('UPSTREAM_FAILED');
      expect(await completed(run(first.checkpoint))).toEqual(whole);
      expect(sources.bought).toHaveLength(price);
    },
  );

  it('hands the ledger of a failed run to the next', async () => {
    sources.beforePurchase = (what) => {
      if (what === 'page 2') throw upstreamFailure;
    };
    const { checkpoint } = await failed(run());
    expect(checkpoint.ledger.credits).toBe(21);
    sources.beforePurchase = () => undefined;
    expect((await completed(run(checkpoint))).ledger.credits).toBe(42);
  });

  it('starts anew from a checkpoint it cannot read', async () => {
    const result = await completed(run({ version: 99, state: 'x' }));
    expect(result.ledger.credits).toBe(42);
  });

  it('buys nothing more for a mint that is none', async () => {
    sources.beforePurchase = (what) => {
      if (what === 'token') throw new MeridinateError('MINT_NOT_A_MINT', { mint, found: 'a token account' });
    };
    expect((await failed(run())).error.code).toBe('MINT_NOT_A_MINT');
    expect(sources.bought).toEqual([]);
  });

  it('never passes its credits, and reports what it could buy', async () => {
    const result = await completed(run(null, { maxCredits: 25 }));
    expect(result.stoppedBy).toBe('credit_limit');
    expect(result.totalTransactionsAnalyzed).toBe(4);
    expect(result.ledger.credits).toBeLessThanOrEqual(25);
  });

  it('reports buyers without balances when the last credit is gone', async () => {
    const result = await completed(run(null, { maxCredits: 41 }));
    expect(result.earlyBuyers).toHaveLength(4);
    expect(result.earlyBuyers[0]).toMatchObject({ walletBalanceLamports: null, walletBalanceUsd: null });
  });

  it('stops, when asked, as soon as enough wallets qualify', async () => {
    const result = await completed(run(null, { stopWhenFound: true, maxWallets: 3 }));
    expect(result.stoppedBy).toBe('wallets_found');
    expect(result.earlyBuyers).toHaveLength(3);
    expect(sources.bought).toEqual(['token', 'page 0', 'page 1', 'balances']);
  });

  it('reads on when too few qualify, also when asked to stop early', async () => {
    const result = await completed(run(null, { stopWhenFound: true, maxWallets: 3, minUsd: 1_000 }));
    expect(result.stoppedBy).toBe('end_of_history');
    expect(result.totalTransactionsAnalyzed).toBe(7);
  });

  it('fails when the credits do not buy the first page', async () => {
    expect((await failed(run(null, { maxCredits: 5 }))).error.code).toBe('CREDIT_LIMIT_REACHED');
  });

  it('does without a market cap that cannot be had', async () => {
    sources.marketFails = true;
    expect((await completed(run())).marketCap).toBeNull();
  });

  it('refuses a page that points at itself', async () => {
    const pages = pagesOf(transactions, 2);
    if (pages[1]) pages[1].nextCursor = '1';
    sources = new ScriptedSources(pages, decoderPath);
    engine = createEngine({ sources: sources.asSources(), folder, observeCall: () => undefined });
    expect((await failed(run())).error.code).toBe('UPSTREAM_ANSWER_UNREADABLE');
  });

  it('stops where it is told to, and says so', async () => {
    const caller = new AbortController();
    sources.beforePurchase = (what) => {
      if (what === 'page 2') caller.abort(new Error('the service is closing'));
    };
    const { error, checkpoint } = await failed(run(null, {}, caller.signal));
    expect(error.message).toContain('the service is closing');
    expect(checkpoint.state.transactions).toBe(4);
  });
});
