export const HELIUS_PLANS = ['free', 'developer', 'business', 'professional'] as const;

export type HeliusPlan = (typeof HELIUS_PLANS)[number];

/** JSON-RPC calls per second that each plan of Helius allows a key. */
export const HELIUS_CALLS_PER_SECOND: Readonly<Record<HeliusPlan, number>> = {
  free: 10,
  developer: 50,
  business: 200,
  professional: 500,
};

export type RatedUpstream =
  'helius' | 'dexscreener' | 'coinbase' | 'binance' | 'defillama' | 'coingecko' | 'jupiter';

/**
 * Calls per second to the upstreams that take no key and limit an address instead. DexScreener
 * documents 300 a minute, Coinbase Exchange 10 a second, CoinGecko 5 to 15 a minute without a key,
 * Jupiter's lite API 60 a minute. The figures for Binance and DefiLlama are ours.
 */
export const FREE_CALLS_PER_SECOND: Readonly<Record<Exclude<RatedUpstream, 'helius'>, number>> = {
  dexscreener: 4,
  coinbase: 8,
  binance: 20,
  defillama: 5,
  coingecko: 0.2,
  jupiter: 1,
};
