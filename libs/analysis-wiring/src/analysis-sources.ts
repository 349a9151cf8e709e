import type { AnalysisSources } from '@meridinate/analysis-run';
import { createDexscreenerClient } from '@meridinate/dexscreener-client';
import { createHeliusClient } from '@meridinate/helius-client';
import { createPriceClient } from '@meridinate/price-client';

/** Where the upstreams are, base URLs without a slash at the end, and how patient to be with each. */
export interface AnalysisUpstreams {
  /** Empty when there is none. */
  heliusApiKey: string;
  heliusRpcUrl: string;
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

/** The upstream clients as the ports of an analysis. One set serves all analyses of a process. */
export function createAnalysisSources(upstreams: AnalysisUpstreams): AnalysisSources {
  const { heliusApiKey, heliusRpcUrl, timeoutMs, attempts, ...free } = upstreams;
  const helius = createHeliusClient({ rpcUrl: heliusRpcUrl, apiKey: heliusApiKey, timeoutMs, attempts });
  return {
    history: helius.history,
    accounts: helius.accounts,
    market: createDexscreenerClient({ baseUrl: free.dexscreenerUrl, timeoutMs, attempts }),
    prices: createPriceClient({ ...free, timeoutMs, attempts }),
  };
}
