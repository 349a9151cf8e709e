import type { CallContext, MarketCap } from '@meridinate/analysis-core';
import { FREE, askOnce, jsonBody, retrying, unreadable, type Instruments } from '@meridinate/http-exchange';
import { marketCapOf } from './choose-pair';

export interface DexscreenerClientOptions extends Instruments {
  /** Without a slash at the end. */
  baseUrl: string;
  /** Longest wait for one answer, body included, in ms. */
  timeoutMs: number;
  /** Tries of one call, the first included. */
  attempts: number;
}

/** Market capitalisations as DexScreener states them now; it keeps no history. Takes no key. */
export interface DexscreenerClient {
  /**
   * @returns null when no pair trades the mint, or its size is not known
   * @throws MeridinateError an UPSTREAM_ error, or the abort
   */
  readMarketCap(mint: string, context: CallContext): Promise<MarketCap | null>;
}

const NAME = { upstream: 'dexscreener', call: 'token-pairs' } as const;
const MAX_BYTES = 16 * 1024 * 1024;
const BACK_OFF = { baseDelayMs: 500, maxDelayMs: 10_000 };

/** All pools are read, because `/tokens/v1` answers with one pair that need not be the most liquid. */
export function createDexscreenerClient(options: DexscreenerClientOptions): DexscreenerClient {
  const { baseUrl, timeoutMs, attempts, ...instruments } = options;

  return {
    readMarketCap(mint, context) {
      const question = {
        name: NAME,
        url: `${baseUrl}/token-pairs/v1/solana/${encodeURIComponent(mint)}`,
        key: null,
        timeoutMs,
        maxBodyBytes: MAX_BYTES,
        price: FREE,
        read: (body: Uint8Array) => marketCapOf(pairsIn(body), mint),
      };
      const ask = () => askOnce(question, context, instruments);
      return retrying({ attempts, ...BACK_OFF }, ask, { ...instruments, signal: context.signal });
    },
  };
}

function pairsIn(body: Uint8Array): unknown[] {
  const pairs = jsonBody(body, NAME, null);
  if (!Array.isArray(pairs)) throw unreadable(NAME, 'it is no list of pairs');
  return pairs;
}
