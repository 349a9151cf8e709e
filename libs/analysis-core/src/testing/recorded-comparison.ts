import { findBuys } from '../buys/find-buys';
import type { RawTransaction } from '../envelope/raw-transaction';
import { ownerDeltas, readTransaction, type ReadTransaction } from '../envelope/read-transaction';
import {
  type Expectation,
  type ExpectedLeg,
  legsExpected,
  mintOfEvent,
  type TradeEvent,
  tradeEventsOf,
} from './recorded-expectations';
import { type ExpectedPayment, paymentsExpected } from './recorded-payments';

/** What is compared: a program's event, a leg of a recorder's parse, the SOL a buyer paid. */
export const KINDS = ['event', 'owner leg', 'SOL paid'] as const;

/** One thing said of a recorded transaction elsewhere, and whether our reading says the same. */
export interface Comparison {
  kind: (typeof KINDS)[number];
  file: string;
  agrees: boolean;
  /** What differs; empty when they agree. */
  difference: string;
}

/** Compares our reading of one recorded transaction with all that is known of it from elsewhere. */
export function compare(file: string, raw: RawTransaction, expectation: Expectation): Comparison[] {
  const events = tradeEventsOf(expectation);
  const legs = byWalletAndMint(legsExpected(expectation));
  const transaction = readTransaction(raw);
  const judge = (kind: Comparison['kind'], difference: string) => ({
    kind,
    file,
    agrees: difference === '',
    difference,
  });
  if ('unreadable' in transaction) {
    const reason = `unreadable: ${transaction.unreadable}`;
    return [...events.map(() => judge('event', reason)), ...legs.map(() => judge('owner leg', reason))];
  }
  return [
    ...events.map((event) => judge('event', missOfEvent(transaction, event))),
    ...legs.map((group) => judge('owner leg', missOfLegs(transaction, group))),
    ...paymentsExpected(raw, transaction, expectation).map((payment) =>
      judge('SOL paid', missOfPayment(transaction, payment)),
    ),
  ];
}

/** An event agrees when its user's balance moved by its amount, and `findBuys` sees a buy as one. */
function missOfEvent(transaction: ReadTransaction, event: TradeEvent): string {
  const mint = mintOfEvent(transaction, event);
  if (mint === null) return `the pool ${event.pool} holds no base token`;
  const amount = BigInt(event.token_raw ?? event.base_raw ?? 0);
  const expected = event.is_buy ? amount : -amount;
  const delta = ownerDeltas(transaction, mint).get(event.user) ?? 0n;
  if (delta !== expected) return `${event.event} moved ${expected} of ${mint}, its user's balance ${delta}`;
  const bought = boughtBy(transaction, mint, event.user);
  return bought === (event.is_buy ? amount : 0n) ? '' : `${event.event} of ${amount}, bought ${bought}`;
}

/**
 * The legs of one wallet in one mint agree when they add up to the change of its balance, and a gain
 * that the recorder calls a purchase is one for `findBuys`.
 */
function missOfLegs(transaction: ReadTransaction, legs: readonly ExpectedLeg[]): string {
  const [{ wallet, mint }] = legs as [ExpectedLeg];
  const delta = ownerDeltas(transaction, mint).get(wallet) ?? 0n;
  const decimals = transaction.tokenChanges.find((change) => change.mint === mint)?.decimals ?? 0;
  const expected = legs.reduce(
    (sum, { amount, units }) => sum + (units === 'raw' ? BigInt(amount) : toRaw(amount, decimals)),
    0n,
  );
  if (delta !== expected) return `${wallet} expected ${expected} of ${mint}, balance moved ${delta}`;
  const isPurchase = expected > 0n && legs.some(({ bought }) => bought);
  const bought = boughtBy(transaction, mint, wallet);
  return isPurchase && bought !== expected ? `${wallet} expected as buyer of ${mint}, bought ${bought}` : '';
}

function boughtBy(transaction: ReadTransaction, mint: string, wallet: string): bigint {
  const found = findBuys(transaction, mint).buys.find(({ owner }) => owner === wallet);
  return BigInt(found?.record.tokens ?? 0);
}

/** A payment agrees when ours lies within a thousandth of it. */
function missOfPayment(transaction: ReadTransaction, { event, mint, lamports }: ExpectedPayment): string {
  const found = findBuys(transaction, mint).buys.find(({ owner }) => owner === event.user);
  const ours = BigInt(found?.record.lamports ?? 0);
  const difference = ours > lamports ? ours - lamports : lamports - ours;
  return difference * 1000n <= lamports
    ? ''
    : `${event.user} expected to pay ${lamports} lamports, paid ${ours}`;
}

function byWalletAndMint(legs: readonly ExpectedLeg[]): ExpectedLeg[][] {
  const groups = new Map<string, ExpectedLeg[]>();
  for (const leg of legs) {
    const key = `${leg.wallet} ${leg.mint}`;
    groups.set(key, [...(groups.get(key) ?? []), leg]);
  }
  return [...groups.values()];
}

function toRaw(amount: string, decimals: number): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(amount) ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(decimals, '0').slice(0, decimals)}`);
}
