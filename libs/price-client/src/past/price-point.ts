/** A price and the minute it belongs to: unix seconds / 60, rounded down. */
export interface PricePoint {
  minute: number;
  usd: number;
}

/** Oldest candle that still prices a minute, in minutes. */
export const OLDEST_CANDLE = 10;

/**
 * How far a coarse source's price may be from the minute it prices, in minutes. Within an hour SOL
 * seldom moves by two per cent; a buy whose price is farther away is better left unpriced.
 */
export const FARTHEST_POINT = 60;

/**
 * The last price at or before a minute, at most {@link OLDEST_CANDLE} old; null when there is none. A
 * minute without a trade has no candle, and the price then is that of the last trade.
 */
export function lastAtOrBefore(points: readonly PricePoint[], minute: number): PricePoint | null {
  return points.reduce<PricePoint | null>((best, point) => {
    const fits = point.minute <= minute && point.minute >= minute - OLDEST_CANDLE;
    return fits && (best === null || point.minute > best.minute) ? point : best;
  }, null);
}

/** The price nearest to a minute, at most {@link FARTHEST_POINT} before or after it; null without one. */
export function nearest(points: readonly PricePoint[], minute: number): PricePoint | null {
  const away = (point: PricePoint): number => Math.abs(point.minute - minute);
  return points.reduce<PricePoint | null>((best, point) => {
    const fits = away(point) <= FARTHEST_POINT;
    return fits && (best === null || away(point) < away(best)) ? point : best;
  }, null);
}
