import type { PriceQuestion } from '../ask-source';
import type { PriceSourceName } from '../sol-price';
import type { PricePoint } from './price-point';

/** A question about the past. */
export interface PastQuestion extends PriceQuestion<PricePoint[]> {
  /** The minutes its answer prices, ascending; an exact source's also hold minutes nobody asked for. */
  minutes: readonly number[];
}

/** Somebody who knows what SOL cost at a past minute. */
export interface PastSource {
  source: PriceSourceName;
  /** True when its prices are those of the minute, and may be kept for ever. */
  exact: boolean;
  /**
   * The questions that price these minutes, in order.
   *
   * @param minutes ascending, without repeats
   * @param thisMinute the running minute
   */
  questions(minutes: readonly number[], thisMinute: number): PastQuestion[];
  /** The price of a minute among the points of an answer; null when none is near enough. */
  pick(points: readonly PricePoint[], minute: number): PricePoint | null;
}

/** The rows of an answer that has a list of them, read one by one; rows that make no sense are left out. */
export function pointsIn(rows: unknown, read: (row: unknown[]) => PricePoint | null): PricePoint[] | null {
  if (!Array.isArray(rows)) return null;
  return (rows as unknown[]).flatMap((row) => (Array.isArray(row) ? (read(row as unknown[]) ?? []) : []));
}

/** A point at a time in units of `perMinute` to the minute; null when either is no number. */
export function pointAt(time: unknown, perMinute: number, usd: number | null): PricePoint | null {
  if (typeof time !== 'number' || !Number.isFinite(time) || usd === null) return null;
  return { minute: Math.floor(time / perMinute), usd };
}
