import fc from 'fast-check';
import { findBuys } from '../buys/find-buys';
import type { RawTransaction, TransactionsPage } from '../envelope/raw-transaction';
import { ownerDeltas } from '../envelope/read-transaction';
import { minutesToPrice } from '../report/candidates';
import { report } from '../report/report';
import { deepFreeze } from '../testing/freeze';
import { garbage } from '../testing/garbage';
import { cuts, encodeAll, history, inPages, MINT } from '../testing/histories';
import { mustRead } from '../testing/reading';
import { isFoldState } from './check-fold-state';
import { emptyFoldState, fold, foldInto } from './fold';
import type { FoldLimits, FoldState } from './fold-state';

/** LAW_RUNS=1000 tries more. */
const RUNS = { numRuns: Number(process.env['LAW_RUNS'] ?? 200) };
const BOUNDLESS: FoldLimits = { transactionLimit: 10_000, timeWindowHours: 999_999 };
const anyLimits: fc.Arbitrary<FoldLimits> = fc.record({
  transactionLimit: fc.integer({ min: 1, max: 16 }),
  timeWindowHours: fc.constantFrom(0.01, 0.03, 0.06, 1),
});

/** Folds the pages, each state frozen and stored as JSON in between, as a checkpoint would be. */
function foldAll(pages: readonly TransactionsPage[], limits: FoldLimits): FoldState {
  return pages.reduce((state, page) => {
    const stored: unknown = JSON.parse(JSON.stringify(deepFreeze(state)));
    if (!isFoldState(stored, MINT)) throw new Error('the fold made a state that it does not accept');
    return fold(deepFreeze(stored), page, limits);
  }, emptyFoldState(MINT));
}

const onePage = (transactions: RawTransaction[]): TransactionsPage => ({ transactions, nextCursor: null });

describe('laws of the fold', () => {
  it('the way a history is cut into pages changes nothing', () => {
    const law = fc.property(history, cuts, anyLimits, (models, sizes, limits) => {
      const transactions = encodeAll(models);
      const whole = fold(emptyFoldState(MINT), onePage(transactions), limits);
      expect(foldAll(inPages(transactions, sizes), limits)).toEqual(whole);
    });
    fc.assert(law, RUNS);
  });

  it('transactions repeated where pages join change nothing', () => {
    const law = fc.property(history, cuts, fc.nat(5), anyLimits, (models, sizes, overlap, limits) => {
      const transactions = encodeAll(models);
      const whole = fold(emptyFoldState(MINT), onePage(transactions), limits);
      expect(foldAll(inPages(transactions, sizes, overlap), limits)).toEqual(whole);
    });
    fc.assert(law, RUNS);
  });

  it('a state taken over gives the same as one left as it is', () => {
    const law = fc.property(history, cuts, anyLimits, (models, sizes, limits) => {
      const pages = inPages(encodeAll(models), sizes);
      const takenOver = pages.reduce(
        (state, page) => foldInto(structuredClone(state), page, limits),
        emptyFoldState(MINT),
      );
      const left = foldAll(pages, limits);
      expect(takenOver).toEqual(left);
      expect(Object.keys(takenOver.buys)).toEqual(Object.keys(left.buys));
    });
    fc.assert(law, RUNS);
  });

  it('both encodings of a history give the same answer', () => {
    const law = fc.property(history, (models) => {
      const [json, parsed] = (['json', 'jsonParsed'] as const).map((encoding) =>
        fold(emptyFoldState(MINT), onePage(encodeAll(models, encoding)), BOUNDLESS),
      );
      expect(parsed).toEqual(json);
      expect(Object.keys(json?.buys ?? {})).toEqual(Object.keys(parsed?.buys ?? {}));
    });
    fc.assert(law, RUNS);
  });

  it('tokens are conserved: what buyers and receivers gained, others gave', () => {
    const law = fc.property(history, (models) => {
      for (const transaction of encodeAll(models).map(mustRead)) {
        const deltas = ownerDeltas(transaction, MINT);
        const { buys, leftOut } = findBuys(transaction, MINT);
        const unnamed = leftOut.some(({ owner }) => owner === null);
        const gainers = [...buys.map(({ owner }) => owner), ...leftOut.map(({ owner }) => owner)];
        const bought = buys.reduce((sum, { record }) => sum + BigInt(record.tokens), 0n);
        const received = leftOut.reduce((sum, { owner }) => sum + (deltas.get(owner ?? '') ?? 0n), 0n);
        const given = [...deltas.values()].reduce((sum, delta) => (delta < 0n ? sum - delta : sum), 0n);
        if (unnamed) expect(bought + received).toBe(0n);
        else expect(bought + received).toBe(given);
        expect(new Set(gainers).size).toBe(gainers.length);
      }
    });
    fc.assert(law, RUNS);
  });

  it('nothing that JSON can say makes the fold or the report throw', () => {
    const law = fc.property(garbage, cuts, anyLimits, (transactions, sizes, limits) => {
      const state = foldAll(inPages(transactions, sizes), limits);
      expect(isFoldState(state, MINT)).toBe(true);
      const options = { minUsd: 0, maxWallets: 100, solUsdAt: () => 150 };
      expect(minutesToPrice(state).every(Number.isInteger)).toBe(true);
      expect(report(state, options, limits).totalTransactionsAnalyzed).toBe(state.transactions);
    });
    fc.assert(law, { numRuns: 2 * RUNS.numRuns });
  });
});
