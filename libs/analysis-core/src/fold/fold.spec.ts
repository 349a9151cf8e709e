import { programAccount, wallet } from '../testing/addresses';
import { MINT } from '../testing/histories';
import { Scene } from '../testing/scene';
import { encode } from '../testing/transaction-model';
import type { RawTransaction } from '../envelope/raw-transaction';
import { isFoldState } from './check-fold-state';
import { emptyFoldState, fold } from './fold';
import type { FoldLimits } from './fold-state';

const ANNA = wallet('anna');
const BORIS = wallet('boris');
const POOL = programAccount('pool');
const PUMP_FUN = '6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P';
const START = 1_700_000_000;
const LIMITS: FoldLimits = { transactionLimit: 100, timeWindowHours: 1 };

interface Where {
  slot?: number;
  seconds?: number | null;
  err?: unknown;
  signature?: string;
}

function placed(scene: Scene, { slot = 100, seconds = 0, err = null, signature }: Where): RawTransaction {
  return encode(
    scene
      .at({
        slot,
        err,
        signature: signature ?? `at ${slot} of ${seconds}`,
        blockTime: seconds === null ? null : START + seconds,
      })
      .model(),
    'json',
  );
}

const buyBy = (buyer: string, where: Where) =>
  placed(
    new Scene(buyer)
      .lamports(buyer, -1000)
      .lamports(POOL, 1000)
      .tokens(buyer, MINT, 0, 7)
      .tokens(POOL, MINT, 50, 43),
    where,
  );

const creation = (where: Where = {}) =>
  placed(
    new Scene(ANNA)
      .signer(MINT)
      .opened(MINT, 1_461_600, ANNA)
      .opened(POOL, 5000, ANNA)
      .tokens(POOL, MINT, null, 93)
      .tokens(ANNA, MINT, null, 7),
    where,
  );

const foldOf = (transactions: RawTransaction[], limits = LIMITS) =>
  fold(emptyFoldState(MINT), { transactions, nextCursor: null }, limits);

describe('fold', () => {
  it('knows the creator by the transaction that opens the mint, and marks its buys', () => {
    const state = foldOf([creation(), buyBy(ANNA, { slot: 107 })]);
    expect(state).toMatchObject({ creator: ANNA, first: { slot: 100, blockTime: START } });
    expect(state.buys[ANNA]?.map((buy) => buy.flags)).toEqual([
      ['creator', 'same_slot_as_creation'],
      ['creator'],
    ]);
  });

  it('names the launchpad of the creating transaction, and none where it knows none', () => {
    const launch = (program: string) =>
      placed(
        new Scene(ANNA)
          .signer(MINT)
          .opened(MINT, 1_461_600, ANNA)
          .calls(program)
          .tokens(POOL, MINT, null, 93),
        {},
      );
    expect(foldOf([launch(PUMP_FUN), buyBy(BORIS, { slot: 107 })]).launchpad).toBe('pump.fun');
    expect(foldOf([launch(programAccount('unheard of'))]).launchpad).toBeUndefined();
    const later = placed(new Scene(BORIS).calls(PUMP_FUN).tokens(BORIS, MINT, 5, 7), {});
    expect(foldOf([later]).launchpad).toBeUndefined();
  });

  it('ends where the source cannot reach the first transactions', () => {
    const page = { transactions: [], nextCursor: null, beginningOutOfReach: true as const };
    const state = fold(emptyFoldState(MINT), page, LIMITS);
    expect(state).toMatchObject({ finished: 'beginning_out_of_reach', transactions: 0, buys: {} });
    expect(isFoldState(state, MINT)).toBe(true);
    expect(fold(state, { transactions: [creation()], nextCursor: null }, LIMITS)).toBe(state);
  });

  it('keeps what it knows where the source can no longer go on', () => {
    const before = foldOf([creation(), buyBy(BORIS, { slot: 107 })]);
    const state = fold(before, { transactions: [], nextCursor: null, beginningOutOfReach: true }, LIMITS);
    expect(state).toEqual({ ...before, finished: 'rest_out_of_reach' });
    expect(isFoldState(state, MINT)).toBe(true);
  });

  it('knows the creator also when only the first supply is seen to appear', () => {
    expect(foldOf([placed(new Scene(BORIS).tokens(POOL, MINT, null, 93), {})]).creator).toBe(BORIS);
  });

  it('knows no creator, and marks no buy, when the history begins later', () => {
    const state = foldOf([buyBy(ANNA, {})]);
    expect(state.creator).toBeNull();
    expect(state.buys[ANNA]?.[0]?.flags).toEqual([]);
  });

  it('marks whoever buys in the slot of the creation', () => {
    const state = foldOf([
      creation(),
      buyBy(BORIS, { signature: 'sniped' }),
      buyBy(wallet('c'), { slot: 101 }),
    ]);
    expect(state.buys[BORIS]?.[0]?.flags).toEqual(['same_slot_as_creation']);
    expect(state.buys[wallet('c')]?.[0]?.flags).toEqual([]);
  });

  it('counts failed and unreadable transactions as looked at, and begins with the first that worked', () => {
    const lost: RawTransaction = { ...buyBy(BORIS, { slot: 99 }), meta: null };
    const state = foldOf([creation({ slot: 98, err: 'Custom' }), lost, creation()]);
    expect(state).toMatchObject({ transactions: 3, creator: ANNA, first: { slot: 100 } });
    expect(state.leftOut).toEqual({
      failed_transaction: 1,
      unreadable_transaction: 1,
      received_without_paying: 1,
    });
  });

  it('stops at the limit of transactions', () => {
    const all = [1, 2, 3].map((slot) => buyBy(BORIS, { slot }));
    const state = foldOf(all, { ...LIMITS, transactionLimit: 2 });
    expect(state).toMatchObject({ transactions: 2, finished: 'transaction_limit' });
    expect(fold(state, { transactions: all, nextCursor: null }, LIMITS)).toBe(state);
  });

  it('counts a buy in the last second of the window, stops behind it, and does not count what is there', () => {
    const state = foldOf([
      buyBy(ANNA, {}),
      buyBy(BORIS, { slot: 101, seconds: 3600 }),
      buyBy(BORIS, { slot: 102, seconds: null }),
      buyBy(BORIS, { slot: 103, seconds: 3601 }),
      buyBy(BORIS, { slot: 104, seconds: 10 }),
    ]);
    expect(state).toMatchObject({ transactions: 3, finished: 'time_window' });
    expect(state.buys[BORIS]?.map((buy) => buy.slot)).toEqual([101, 102]);
  });

  it('looks at a transaction once, however often pages bring it', () => {
    const first = buyBy(ANNA, { slot: 100, signature: 'a' });
    const second = buyBy(BORIS, { slot: 100, signature: 'b' });
    const third = buyBy(BORIS, { slot: 101, signature: 'c' });
    const state = foldOf([first, second, first, third, second, third]);
    expect(state.transactions).toBe(3);
    expect(state.signaturesOfLastSlot).toEqual(['c']);
    expect(state.buys[ANNA]).toHaveLength(1);
  });

  it('copies only the owners that a page touches', () => {
    const before = foldOf([buyBy(ANNA, {}), buyBy(BORIS, { slot: 101 })]);
    const after = fold(before, { transactions: [buyBy(BORIS, { slot: 102 })], nextCursor: null }, LIMITS);
    expect(after.buys[ANNA]).toBe(before.buys[ANNA]);
    expect(before.buys[BORIS]).toHaveLength(1);
    expect(after.buys[BORIS]).toHaveLength(2);
  });
});

describe('isFoldState', () => {
  const state = foldOf([creation(), buyBy(BORIS, { slot: 101 })]);
  const withBuy = (change: object) => ({
    ...state,
    buys: { [BORIS]: [{ ...state.buys[BORIS]?.[0], ...change }] },
  });

  it('accepts what the fold made, also after storage as JSON', () => {
    expect(isFoldState(JSON.parse(JSON.stringify(state)), MINT)).toBe(true);
    expect(isFoldState(emptyFoldState(MINT), MINT)).toBe(true);
    expect(isFoldState(withBuy({}), MINT)).toBe(true);
  });

  it.each([
    ['another version', { ...state, version: 2 }],
    ['another mint', { ...state, mint: BORIS }],
    ['nothing', null],
    ['a list', []],
    ['no buys', { ...state, buys: undefined }],
    ['an owner that is no address', { ...state, buys: { constructor: state.buys[BORIS] } }],
    ['an owner without buys', { ...state, buys: { [BORIS]: [] } }],
    ['an amount that is no whole number', withBuy({ tokens: '1.5' })],
    ['a lost field', withBuy({ venues: undefined })],
    ['a count below zero', { ...state, transactions: -1 }],
    ['an unknown finish', { ...state, finished: 'tired' }],
    ['a first transaction without a slot', { ...state, first: { signature: 'a', blockTime: null } }],
  ])('refuses %s', (_, value) => {
    expect(isFoldState(value, MINT)).toBe(false);
  });
});
