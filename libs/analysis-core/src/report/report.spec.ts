import fc from 'fast-check';
import type { BuyFlag, BuyRecord, FoldState } from '../fold/fold-state';
import { emptyFoldState } from '../fold/fold';
import { programAccount, wallet } from '../testing/addresses';
import { minutesOf, minutesToPrice } from './candidates';
import type { ReportOptions } from './early-buyers-report';
import { report } from './report';

const MINT = wallet('mint');
const OTHER_MINT = wallet('other mint');
const [ANNA = '', BORIS = '', CLARA = '', DMITRI = ''] = ['anna', 'boris', 'clara', 'dmitri'].map(wallet);
const POOL = programAccount('pool');
const MINUTE = 28_333_333;
const LIMITS = { transactionLimit: 500, timeWindowHours: 2 };
const SOL = '1000000000';

function buy(fields: Partial<BuyRecord> = {}): BuyRecord {
  return {
    signature: 'signature',
    slot: 100,
    transactionIndex: 3,
    position: 0,
    blockTime: MINUTE * 60 + 59,
    tokens: '700',
    lamports: SOL,
    microUsd: '0',
    otherQuotes: {},
    venues: [],
    flags: [],
    ...fields,
  };
}

const stateOf = (buys: FoldState['buys'], fields: Partial<FoldState> = {}): FoldState => ({
  ...emptyFoldState(MINT),
  buys,
  ...fields,
});

const reportOf = (state: FoldState, options: Partial<ReportOptions> = {}) =>
  report(state, { minUsd: 0, maxWallets: 10, solUsdAt: () => 150, ...options }, LIMITS);

const ranked = (state: FoldState) => reportOf(state).earlyBuyers.map((buyer) => buyer.walletAddress);

describe('the ranking', () => {
  it('goes by slot, then place in the block, then place in the transaction', () => {
    const state = stateOf({
      [ANNA]: [buy({ slot: 101, transactionIndex: 0 })],
      [BORIS]: [buy({ transactionIndex: 4 })],
      [CLARA]: [buy({ position: 2 })],
      [DMITRI]: [buy({ position: 1 })],
    });
    expect(ranked(state)).toEqual([DMITRI, CLARA, BORIS, ANNA]);
  });

  it('keeps the order of arrival within a slot when places in the block are unknown', () => {
    const state = stateOf({
      [CLARA]: [buy({ transactionIndex: null, position: 9 })],
      [ANNA]: [buy({ transactionIndex: null, position: 0 })],
      [BORIS]: [buy({ slot: 99, transactionIndex: null })],
    });
    expect(ranked(state)).toEqual([BORIS, CLARA, ANNA]);
  });

  it('takes no more wallets than asked for and numbers them from 1', () => {
    const state = stateOf({ [ANNA]: [buy()], [BORIS]: [buy({ slot: 101 })], [CLARA]: [buy({ slot: 102 })] });
    const { earlyBuyers, totalUniqueBuyers } = reportOf(state, { maxWallets: 2 });
    expect(earlyBuyers.map(({ rank, walletAddress }) => [rank, walletAddress])).toEqual([
      [1, ANNA],
      [2, BORIS],
    ]);
    expect(totalUniqueBuyers).toBe(3);
  });
});

describe('a reported buyer', () => {
  it('sums all buys of the window', () => {
    const state = stateOf({
      [ANNA]: [
        buy({ signature: 'first', venues: ['pump.fun'], flags: ['bundle'] }),
        buy({
          slot: 200,
          tokens: '18446744073709551615',
          lamports: '0',
          microUsd: '30000000',
          venues: ['PumpSwap', 'pump.fun'],
        }),
      ],
    });
    expect(reportOf(state).earlyBuyers).toEqual([
      {
        rank: 1,
        walletAddress: ANNA,
        firstBuy: { signature: 'first', slot: 100, transactionIndex: 3, blockTime: MINUTE * 60 + 59 },
        transactionCount: 2,
        tokenAmount: '18446744073709552315',
        lamportsSpent: SOL,
        stableMicroUsdSpent: '30000000',
        otherQuotesSpent: {},
        totalUsd: 180,
        averageBuyUsd: 90,
        venues: ['pump.fun', 'PumpSwap'],
        flags: ['bundle'],
      },
    ]);
  });

  it('is priced at the minute of each buy, exactly, and rounded half up to cents once', () => {
    const state = stateOf({
      [ANNA]: [
        buy({ lamports: '100000000', blockTime: MINUTE * 60 }),
        buy({ slot: 101, lamports: '200000000', blockTime: (MINUTE + 1) * 60 }),
      ],
    });
    const prices = new Map([
      [MINUTE, 0.1],
      [MINUTE + 1, 0.2],
    ]);
    const [buyer] = reportOf(state, { solUsdAt: (minute) => prices.get(minute) ?? null }).earlyBuyers;
    expect(buyer).toMatchObject({ totalUsd: 0.05, averageBuyUsd: 0.03 });
  });

  it('stays unpriced, whatever the least sum is, when any part of its spending has no price', () => {
    const state = stateOf({
      [ANNA]: [
        buy({ slot: 1, otherQuotes: { [OTHER_MINT]: '5' } }),
        buy({ otherQuotes: { [OTHER_MINT]: '6' } }),
      ],
      [BORIS]: [buy({ slot: 2, blockTime: null })],
      [CLARA]: [buy({ slot: 3, blockTime: 0 })],
    });
    const { earlyBuyers } = reportOf(state, {
      minUsd: 1e6,
      solUsdAt: (minute) => (minute === 0 ? null : 150),
    });
    expect(earlyBuyers).toMatchObject([
      {
        walletAddress: ANNA,
        totalUsd: null,
        averageBuyUsd: null,
        flags: ['unpriced'],
        otherQuotesSpent: { [OTHER_MINT]: '11' },
      },
      { walletAddress: BORIS, totalUsd: null, flags: ['unpriced'] },
      { walletAddress: CLARA, totalUsd: null, flags: ['unpriced'] },
    ]);
  });

  it.each([Number.NaN, 0, -5, Infinity])('is not priced at %p dollars per SOL', (price) => {
    expect(reportOf(stateOf({ [ANNA]: [buy()] }), { solUsdAt: () => price }).earlyBuyers).toMatchObject([
      { totalUsd: null },
    ]);
  });
});

describe('who is left out', () => {
  it('is the creator, owners off the curve and small spenders, each counted', () => {
    const state = stateOf(
      {
        [ANNA]: [buy({ flags: ['creator'] }), buy({ slot: 101 })],
        [POOL]: [buy({ flags: ['off_curve', 'not_signer'] })],
        [BORIS]: [buy({ lamports: '333333333' })],
        [CLARA]: [buy({ lamports: '333333334' })],
      },
      { leftOut: { failed_transaction: 4 } },
    );
    const { earlyBuyers, leftOut, totalUniqueBuyers } = reportOf(state, { minUsd: 50 });
    expect(earlyBuyers.map((buyer) => buyer.walletAddress)).toEqual([CLARA]);
    expect(leftOut).toEqual({ failed_transaction: 4, creator: 1, off_curve: 1, below_min_usd: 1 });
    expect(totalUniqueBuyers).toBe(3);
  });

  it('is whoever has a flag that the caller excludes, counted under the first that fits', () => {
    const state = stateOf({
      [ANNA]: [buy({ flags: ['creator', 'bundle'] })],
      [BORIS]: [buy({ slot: 101, flags: ['sandwich'] }), buy({ slot: 102 })],
      [CLARA]: [buy({ slot: 103, flags: ['sandwich', 'bundle'] })],
      [POOL]: [buy({ slot: 104, flags: ['off_curve'] })],
    });
    const { earlyBuyers, leftOut, totalUniqueBuyers } = reportOf(state, { exclude: ['bundle', 'sandwich'] });
    expect(earlyBuyers.map((buyer) => buyer.walletAddress)).toEqual([POOL]);
    expect(leftOut).toEqual({ bundle: 2, sandwich: 1 });
    expect(totalUniqueBuyers).toBe(4);
    expect(reportOf(state, { exclude: [] }).earlyBuyers).toHaveLength(4);
  });

  it('changes nothing about the others but their rank', () => {
    const flag = fc.constantFrom<BuyFlag>(
      'off_curve',
      'not_signer',
      'creator',
      'bundle',
      'same_slot_as_creation',
      'sandwich',
    );
    const owners = [ANNA, BORIS, CLARA, DMITRI, POOL];
    const buys = fc
      .tuple(fc.nat(5), fc.uniqueArray(flag, { maxLength: 2 }), fc.integer({ min: 0, max: 2_000_000_000 }))
      .map(([slot, flags, lamports]) => buy({ slot, flags, lamports: String(lamports) }));
    const states = fc.array(fc.array(buys, { minLength: 1, maxLength: 3 }), { maxLength: owners.length });
    const law = fc.property(states, fc.uniqueArray(flag), (lists, exclude) => {
      const state = stateOf(
        Object.fromEntries(lists.map((list, index) => [owners[index] ?? '', list] as const)),
      );
      const unranked = (chosen: BuyFlag[]) =>
        reportOf(state, { minUsd: 50, exclude: chosen }).earlyBuyers.map((buyer) => ({ ...buyer, rank: 0 }));
      const allowed = unranked([]).filter(({ flags }) => !exclude.some((one) => flags.includes(one)));
      expect(unranked(exclude)).toEqual(allowed);
    });
    fc.assert(law, { numRuns: 1000 });
  });
});

describe('the frame of a report', () => {
  it('names the window and why reading stopped', () => {
    const first = { signature: 'first', slot: 1, blockTime: 1_700_000_000 };
    const state = stateOf({}, { first, transactions: 12, finished: 'time_window' });
    expect(reportOf(state)).toMatchObject({
      firstTransactionTime: 1_700_000_000,
      analysisWindowEnd: 1_700_007_200,
      totalTransactionsAnalyzed: 12,
      stoppedBy: 'time_window',
    });
  });

  it('knows no window when the time of the first transaction is unknown', () => {
    expect(reportOf(stateOf({}))).toMatchObject({
      firstTransactionTime: null,
      analysisWindowEnd: null,
      stoppedBy: 'end_of_history',
    });
  });
});

describe('minutesToPrice', () => {
  it('lists the minutes of candidates that bought with SOL, each once, ascending', () => {
    const state = stateOf({
      [ANNA]: [
        buy({ blockTime: 180 }),
        buy({ blockTime: 179 }),
        buy({ blockTime: 60 }),
        buy({ blockTime: 61 }),
      ],
      [BORIS]: [buy({ lamports: '0', microUsd: '5', blockTime: 6000 }), buy({ blockTime: null })],
      [POOL]: [buy({ flags: ['off_curve'], blockTime: 7000 })],
    });
    expect(minutesToPrice(state)).toEqual([1, 2, 3]);
    expect(minutesToPrice(state, [])).toEqual([1, 2, 3, 116]);
  });
});

describe('minutesOf', () => {
  it('lists the minutes of the given owners that bought with SOL, each once, ascending', () => {
    const state = stateOf({
      [ANNA]: [buy({ blockTime: 180 }), buy({ blockTime: 60 }), buy({ blockTime: 61 })],
      [BORIS]: [buy({ blockTime: 600 })],
    });
    expect(minutesOf(state, [ANNA])).toEqual([1, 3]);
    expect(minutesOf(state, [BORIS, POOL])).toEqual([10]);
  });
});
