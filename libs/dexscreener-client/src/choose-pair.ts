import type { MarketCap } from '@meridinate/analysis-core';

/** What is used of a pair; every part may be missing or of another kind. */
interface RawPair {
  chainId?: unknown;
  pairAddress?: unknown;
  baseToken?: { address?: unknown } | null;
  liquidity?: { usd?: unknown } | null;
  volume?: { h24?: unknown } | null;
  marketCap?: unknown;
  fdv?: unknown;
}

/**
 * The market capitalisation that the most liquid Solana pair of a mint states; on equal liquidity the
 * one with more volume in 24 hours. Pairs in which the mint is the quote speak of another token, and
 * small pools are far off, so neither the first pair nor an average will do.
 *
 * @returns null when no pair trades the mint, or when the chosen one states neither figure
 */
export function marketCapOf(pairs: readonly unknown[], mint: string): MarketCap | null {
  const candidates = pairs.filter((pair): pair is RawPair => isSolanaPairOf(pair, mint));
  const chosen = candidates.reduce<RawPair | null>(
    (best, pair) => (best === null || isDeeper(pair, best) ? pair : best),
    null,
  );
  if (chosen === null || typeof chosen.pairAddress !== 'string') return null;
  const { pairAddress } = chosen;
  if (isAmount(chosen.marketCap)) return { usd: chosen.marketCap, basis: 'market_cap', pairAddress };
  if (isAmount(chosen.fdv)) return { usd: chosen.fdv, basis: 'fdv', pairAddress };
  return null;
}

function isSolanaPairOf(value: unknown, mint: string): value is RawPair {
  const pair = value as RawPair | null | undefined;
  return (
    pair?.chainId === 'solana' && pair.baseToken?.address === mint && typeof pair.pairAddress === 'string'
  );
}

/** Zero says that DexScreener does not know, as a missing figure does. */
const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

const amountOf = (value: unknown): number => (isAmount(value) ? value : 0);

function isDeeper(pair: RawPair, best: RawPair): boolean {
  const more = amountOf(pair.liquidity?.usd) - amountOf(best.liquidity?.usd);
  return more > 0 || (more === 0 && amountOf(pair.volume?.h24) > amountOf(best.volume?.h24));
}
