import type { BuyFlag } from '@meridinate/analysis-core';
import type { History, PlayedTransaction } from '../chain/history';
import type { BuyIntent } from '../chain/scene';
import { RENT } from '../chain/well-known';
import type { SolUsd } from '../prices/sol-usd';

/** The marks of a purchase that its maker knows; `sandwich` is told by what follows in the slot. */
type KnownFlag = Exclude<BuyFlag, 'sandwich'>;

/** A wallet that bought, as the makers of its transactions meant it. Raw amounts are decimal text. */
export interface TrueBuyer {
  rank: number;
  wallet: string;
  firstBuy: { signature: string; slot: number; transactionIndex: number; blockTime: number };
  transactionCount: number;
  tokenAmount: string;
  /** What was paid: rent and network fee are no part of it. */
  lamportsSpent: string;
  /**
   * Rent of the curve that the creator opened in the transaction of its first purchase, else "0". The
   * curve holds it in one sum with the payment, so a reader of balances alone takes both for the price.
   */
  curveRentLamports: string;
  stableMicroUsdSpent: string;
  otherQuotes: Record<string, string>;
  /** US dollars at the SOL price of each buy's minute, to the millionth; null when another token was given. */
  usd: number | null;
  flags: KnownFlag[];
}

interface TrueBuy extends BuyIntent {
  transaction: PlayedTransaction;
  /** Place of the wallet among the account keys. */
  position: number;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

const keysOf = ({ envelope }: PlayedTransaction): string[] => [
  ...envelope.transaction.message.accountKeys,
  ...envelope.meta.loadedAddresses.writable,
  ...envelope.meta.loadedAddresses.readonly,
];

const FLAG_ORDER: readonly KnownFlag[] = [
  'creator',
  'off_curve',
  'not_signer',
  'bundle',
  'same_slot_as_creation',
];

function flagsOf(buy: TrueBuy, history: History): KnownFlag[] {
  const holds: Record<KnownFlag, boolean> = {
    creator: buy.wallet === history.plan.creator,
    off_curve: buy.offCurve,
    not_signer: !buy.signs,
    bundle: new Set(buy.transaction.buys.map(({ wallet }) => wallet)).size > 1,
    same_slot_as_creation: buy.transaction.slot === history.transactions[0]?.slot,
  };
  return FLAG_ORDER.filter((flag) => holds[flag]);
}

/** Millionths of a US dollar, exact until the last rounding; null when another token was given. */
function usdOf(buys: readonly TrueBuy[], solUsd: SolUsd): number | null {
  if (buys.some(({ otherQuotes }) => Object.keys(otherQuotes).length > 0)) return null;
  const lamportCents = sum(
    buys.map(
      ({ lamports, transaction }) =>
        lamports * BigInt(solUsd.centsAt(Math.floor(transaction.blockTime / 60))),
    ),
  );
  const microUsd = sum(buys.map((buy) => buy.microUsd)) + (lamportCents * 10_000n) / 1_000_000_000n;
  return Number(microUsd) / 1_000_000;
}

function otherQuotesOf(buys: readonly TrueBuy[]): Record<string, string> {
  const totals: Record<string, bigint> = {};
  for (const { otherQuotes } of buys) {
    for (const [mint, amount] of Object.entries(otherQuotes)) totals[mint] = (totals[mint] ?? 0n) + amount;
  }
  return Object.fromEntries(Object.entries(totals).map(([mint, amount]) => [mint, amount.toString()]));
}

/** Lamports of the curve's rent when the purchase was made in the transaction that opened the curve. */
const curveRentOf = (buys: readonly TrueBuy[], history: History): bigint =>
  buys.some(({ transaction }) => transaction === history.transactions[0]) ? RENT.curve : 0n;

function buyerOf(buys: readonly [TrueBuy, ...TrueBuy[]], history: History, solUsd: SolUsd): TrueBuyer {
  const [first] = buys;
  const { signature, slot, transactionIndex, blockTime } = first.transaction;
  const flags = new Set(buys.flatMap((buy) => flagsOf(buy, history)));
  return {
    rank: 0,
    wallet: first.wallet,
    firstBuy: { signature, slot, transactionIndex, blockTime },
    transactionCount: new Set(buys.map((buy) => buy.transaction.signature)).size,
    tokenAmount: sum(buys.map(({ tokens }) => tokens)).toString(),
    lamportsSpent: sum(buys.map(({ lamports }) => lamports)).toString(),
    curveRentLamports: curveRentOf(buys, history).toString(),
    stableMicroUsdSpent: sum(buys.map(({ microUsd }) => microUsd)).toString(),
    otherQuotes: otherQuotesOf(buys),
    usd: usdOf(buys, solUsd),
    flags: FLAG_ORDER.filter((flag) => flags.has(flag)),
  };
}

/** Buyers in the given transactions, earliest first: by slot, place in the block, place among the keys. */
export function trueBuyers(
  transactions: readonly PlayedTransaction[],
  history: History,
  solUsd: SolUsd,
): TrueBuyer[] {
  const byWallet = new Map<string, [TrueBuy, ...TrueBuy[]]>();
  for (const transaction of transactions) {
    const keys = transaction.buys.length === 0 ? [] : keysOf(transaction);
    const buys = transaction.buys.map((buy) => ({ ...buy, transaction, position: keys.indexOf(buy.wallet) }));
    for (const buy of buys.sort((left, right) => left.position - right.position)) {
      const known = byWallet.get(buy.wallet);
      if (known === undefined) byWallet.set(buy.wallet, [buy]);
      else known.push(buy);
    }
  }
  return [...byWallet.values()].map((buys, place) => ({
    ...buyerOf(buys, history, solUsd),
    rank: place + 1,
  }));
}
