import type { AnalysisSources } from '@meridinate/analysis-run';
import { createDexscreenerClient } from '@meridinate/dexscreener-client';
import { createHeliusClient, creditTableOf } from '@meridinate/helius-client';
import { createPriceClient, type PriceStore } from '@meridinate/price-client';

/** Where the upstreams are, base URLs without a slash at the end, and how patient to be with each. */
export interface AnalysisUpstreams {
  /** Empty when there is none. */
  heliusApiKey: string;
  heliusRpcUrl: string;
  /** Credits of a page of 100 transactions, a standard RPC call and `getAsset`, and the month they are of. */
  heliusCredits: { asOf: string; page: number; call: number; asset: number };
  dexscreenerUrl: string;
  coinbaseUrl: string;
  binanceUrl: string;
  defillamaUrl: string;
  coingeckoUrl: string;
  jupiterUrl: string;
  /** Longest wait for one answer, in ms. */
  timeoutMs: number;
  /** Tries of one call, the first included. */
  attempts: number;
}

/** Where SOL prices of minutes that are over are kept beyond the life of a process. */
export interface PriceKeeping {
  store: PriceStore;
  /** Hears of a failure of the store, which is none of an analysis. */
  onStoreError: (error: unknown) => void;
}

/** The upstream clients as the ports of an analysis. One set serves all analyses of a process. */
export function createAnalysisSources(upstreams: AnalysisUpstreams, prices?: PriceKeeping): AnalysisSources {
  const { heliusApiKey, heliusRpcUrl, heliusCredits, timeoutMs, attempts, ...free } = upstreams;
  const helius = createHeliusClient({
    rpcUrl: heliusRpcUrl,
    apiKey: heliusApiKey,
    timeoutMs,
    attempts,
    creditTable: creditTableOf(heliusCredits),
  });
  return {
    history: helius.history,
    accounts: helius.accounts,
    market: createDexscreenerClient({ baseUrl: free.dexscreenerUrl, timeoutMs, attempts }),
    prices: createPriceClient({ ...free, ...prices, timeoutMs, attempts }),
  };
}
