import type { UpstreamCall } from '@meridinate/analysis-core';

/** Who a price came from. */
export type PriceSourceName = Exclude<UpstreamCall['upstream'], 'helius'>;

/** US dollars for one SOL. */
export interface SolPrice {
  usd: number;
  source: PriceSourceName;
}

/** The price of a past minute. */
export interface PastSolPrice extends SolPrice {
  /**
   * The minute asked for minus the minute of the candle or point that was used: 0 when it is its own,
   * below 0 when the point of a coarse source is a later one.
   */
  ageMinutes: number;
}

/** A price as a number or as decimal text; null for anything that cannot be one. */
export function priceOf(value: unknown): number | null {
  const usd = typeof value === 'string' && /^\d{1,12}(\.\d{1,30})?$/.test(value) ? Number(value) : value;
  return typeof usd === 'number' && Number.isFinite(usd) && usd > 0 ? usd : null;
}

/** A field of a value that may be anything. */
export const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
