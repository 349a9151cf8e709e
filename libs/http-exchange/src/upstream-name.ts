import type { UpstreamCall } from '@meridinate/analysis-core';

/** Who is called and for what; names a call in records and errors in place of its URL. */
export type UpstreamCallName = Pick<UpstreamCall, 'upstream' | 'call'>;

const TITLES: Record<UpstreamCall['upstream'], string> = {
  helius: 'Helius',
  dexscreener: 'DexScreener',
  coinbase: 'Coinbase',
  binance: 'Binance',
  defillama: 'DefiLlama',
  coingecko: 'CoinGecko',
  jupiter: 'Jupiter',
};

/** The part every upstream error's context has; the upstream's name as people write it. */
export const errorContextOf = ({ upstream, call }: UpstreamCallName): { upstream: string; call: string } => ({
  upstream: TITLES[upstream],
  call,
});
