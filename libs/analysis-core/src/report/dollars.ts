import type { BuyRecord } from '../fold/fold-state';

/** Exact money: 10^-15 US dollars, the product of a lamport (10^-9 SOL) and a micro-dollar per SOL. */
export type FemtoUsd = bigint;

const FEMTO_PER_MICRO = 1_000_000_000n;
const FEMTO_PER_CENT = 10_000_000_000_000n;
const MICRO_PER_USD = 1e6;

/** Dollars as exact money, at a millionth of a dollar; null when the number is no sum of money. */
export function fromUsd(usd: number): FemtoUsd | null {
  if (!Number.isFinite(usd) || usd < 0) return null;
  return BigInt(Math.round(usd * MICRO_PER_USD)) * FEMTO_PER_MICRO;
}

/** Dollars rounded half up to whole cents: the only step in which money becomes a float. */
export function toCents(money: FemtoUsd): number {
  return Number((money + FEMTO_PER_CENT / 2n) / FEMTO_PER_CENT) / 100;
}

/** The minute whose SOL price a buy needs; null when it needs none or its time is unknown. */
export function minuteToPrice(buy: BuyRecord): number | null {
  return buy.lamports === '0' || buy.blockTime === null ? null : Math.floor(buy.blockTime / 60);
}

/**
 * What a buy cost: lamports at the SOL price of its minute plus stable coins at one dollar each.
 * Null when a part has no price: another token, SOL at an unknown time, or a missing SOL price.
 */
export function costOf(buy: BuyRecord, solUsdAt: (minute: number) => number | null): FemtoUsd | null {
  if (Object.keys(buy.otherQuotes).length > 0) return null;
  const stable = BigInt(buy.microUsd) * FEMTO_PER_MICRO;
  if (buy.lamports === '0') return stable;
  const minute = minuteToPrice(buy);
  const price = minute === null ? null : solUsdAt(minute);
  if (price === null || !Number.isFinite(price) || price <= 0) return null;
  return stable + BigInt(buy.lamports) * BigInt(Math.round(price * MICRO_PER_USD));
}
