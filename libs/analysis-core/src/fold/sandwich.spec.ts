import fc from 'fast-check';
import { findBuys } from '../buys/find-buys';
import { findSales } from '../buys/find-sales';
import type { RawTransaction } from '../envelope/raw-transaction';
import { programAccount, wallet } from '../testing/addresses';
import { deepFreeze } from '../testing/freeze';
import { encodeAll, history, MINT } from '../testing/histories';
import { mustRead } from '../testing/reading';
import { Scene, TOKEN_RENT } from '../testing/scene';
import { encode } from '../testing/transaction-model';
import { isFoldState } from './check-fold-state';
import { emptyFoldState, fold } from './fold';
import type { BuyRecord, FoldLimits, FoldState } from './fold-state';

const BOT = wallet('bot');
const VICTIM = wallet('victim');
const POOL = programAccount('pool');
const LIMITS: FoldLimits = { transactionLimit: 10_000, timeWindowHours: 999_999 };

let count = 0;
const at = (scene: Scene, slot: number): RawTransaction =>
  encode(scene.at({ slot, signature: `signature ${count++}` }).model(), 'json');

const bought = (who: string, tokens: number, slot = 100) =>
  at(
    new Scene(who)
      .lamports(who, -1000)
      .lamports(POOL, 1000)
      .tokens(who, MINT, 0, tokens)
      .tokens(POOL, MINT, tokens, 0),
    slot,
  );

const sold = (who: string, tokens: number, slot = 100) =>
  at(
    new Scene(who)
      .lamports(who, 1000)
      .lamports(POOL, -1000)
      .tokens(who, MINT, tokens, 0)
      .tokens(POOL, MINT, 0, tokens),
    slot,
  );

const onto = (state: FoldState, transactions: RawTransaction[]) =>
  fold(deepFreeze(state), { transactions, nextCursor: null }, LIMITS);

const flagsOf = (state: FoldState, owner = BOT) => state.buys[owner]?.map((buy) => buy.flags);

const flagsAfter = (...transactions: RawTransaction[]) => flagsOf(onto(emptyFoldState(MINT), transactions));

describe('a sandwich', () => {
  it('is a purchase sold again in the same slot, and marks the one who made it alone', () => {
    const state = onto(emptyFoldState(MINT), [bought(BOT, 1000), bought(VICTIM, 70), sold(BOT, 1000)]);
    expect(flagsOf(state)).toEqual([['sandwich']]);
    expect(flagsOf(state, VICTIM)).toEqual([[]]);
  });

  it.each([990, 1000, 1010])('is %d sold of 1000 bought, a hundredth more or less', (tokens) => {
    expect(flagsAfter(bought(BOT, 1000), sold(BOT, tokens))).toEqual([['sandwich']]);
  });

  it.each([1, 989, 1011])('is not %d sold of 1000 bought', (tokens) => {
    expect(flagsAfter(bought(BOT, 1000), sold(BOT, tokens))).toEqual([[]]);
  });

  it('is the sum over the slot, in whatever order it comes', () => {
    const parts = [sold(BOT, 600), bought(BOT, 500), bought(BOT, 500), sold(BOT, 400)];
    expect(flagsAfter(...parts)).toEqual([['sandwich'], ['sandwich']]);
    expect(flagsAfter(...parts.reverse())).toEqual([['sandwich'], ['sandwich']]);
  });

  it('is none any more once more is bought in the slot', () => {
    expect(flagsAfter(bought(BOT, 1000), sold(BOT, 1000), bought(BOT, 50))).toEqual([[], []]);
  });

  it('never spans two slots', () => {
    expect(flagsAfter(bought(BOT, 1000, 100), sold(BOT, 1000, 101))).toEqual([[]]);
    expect(flagsAfter(sold(BOT, 1000, 100), bought(BOT, 1000, 101))).toEqual([[]]);
  });

  it('marks the buys of its slot only', () => {
    const state = [bought(BOT, 7, 99), bought(BOT, 1000), sold(BOT, 1000), bought(BOT, 8, 101)];
    expect(flagsAfter(...state)).toEqual([[], ['sandwich'], []]);
  });

  it('is no giving away, though the emptied account gives its rent back', () => {
    const account = programAccount('tokens of the bot');
    const given = at(
      new Scene(BOT)
        .closed(account, TOKEN_RENT, BOT)
        .tokens(BOT, MINT, 1000, null, { account })
        .tokens(VICTIM, MINT, 0, 1000),
      100,
    );
    expect(flagsAfter(bought(BOT, 1000), given)).toEqual([[]]);
  });

  it('is seen across a page joint, and leaves the state before it as it was', () => {
    const before = onto(emptyFoldState(MINT), [bought(BOT, 1000)]);
    expect(flagsOf(onto(before, [sold(BOT, 1000)]))).toEqual([['sandwich']]);
    expect(flagsOf(before)).toEqual([[]]);
    const soldFirst = onto(emptyFoldState(MINT), [sold(BOT, 1000)]);
    expect(soldFirst.soldInLastSlot).toEqual({ [BOT]: '1000' });
    expect(flagsOf(onto(soldFirst, [bought(BOT, 1000)]))).toEqual([['sandwich']]);
  });

  it('is told by the same rule in any history, and changes no figure of any buy', () => {
    let sandwiches = 0;
    const law = fc.property(history, (models) => {
      const transactions = encodeAll(models);
      const found = transactions.map(mustRead).map((transaction) => ({
        slot: transaction.slot,
        buys: findBuys(transaction, MINT).buys,
        sales: findSales(transaction, MINT),
      }));
      const { buys } = onto(emptyFoldState(MINT), transactions);
      for (const [owner, records] of Object.entries(buys)) {
        const own = found.flatMap((one) => one.buys.filter((buy) => buy.owner === owner));
        const figures = (record: BuyRecord) => ({ ...record, flags: [] });
        expect(records.map(figures)).toEqual(own.map(({ record }) => figures(record)));
        for (const { slot, flags } of records) {
          const inSlot = found.filter((one) => one.slot === slot);
          const sum = (amounts: (string | bigint)[]) =>
            amounts.reduce<number>((all, one) => all + Number(one), 0);
          const gained = sum(records.filter((one) => one.slot === slot).map(({ tokens }) => tokens));
          const sales = inSlot.flatMap((one) => one.sales).filter((sale) => sale.owner === owner);
          const undone =
            sales.length > 0 && Math.abs(gained - sum(sales.map(({ tokens }) => tokens))) * 100 <= gained;
          expect(flags.includes('sandwich')).toBe(undone);
          if (undone) sandwiches += 1;
        }
      }
    });
    fc.assert(law, { numRuns: 1000 });
    expect(sandwiches).toBeGreaterThan(10);
  });
});

describe('isFoldState', () => {
  const state = onto(emptyFoldState(MINT), [sold(BOT, 1000)]);

  it('accepts sales of the newest slot, and their absence', () => {
    expect(isFoldState(JSON.parse(JSON.stringify(state)), MINT)).toBe(true);
    expect(isFoldState({ ...state, soldInLastSlot: undefined }, MINT)).toBe(true);
  });

  it.each([
    ['by nobody in particular', { constructor: '5' }],
    ['of no whole amount', { [BOT]: '1.5' }],
    ['of a number', { [BOT]: 5 }],
    ['that are no record', []],
  ])('refuses sales %s', (_, soldInLastSlot) => {
    expect(isFoldState({ ...state, soldInLastSlot }, MINT)).toBe(false);
  });
});
