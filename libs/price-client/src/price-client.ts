import type { CallContext } from '@meridinate/analysis-core';
import type { Instruments } from '@meridinate/http-exchange';
import { createAskSource, type PriceQuestion } from './ask-source';
import { coingeckoNow } from './now/coingecko';
import { dexscreenerNow } from './now/dexscreener';
import { jupiterNow } from './now/jupiter';
import { binancePast } from './past/binance';
import { coinbasePast } from './past/coinbase';
import { coingeckoPast } from './past/coingecko';
import { defillamaPast } from './past/defillama';
import { PastPrices } from './past/past-prices';
import { shareQuestions } from './past/share-questions';
import { PriceCache } from './price-cache';
import { forgivingStore, type PriceStore } from './price-store';
import type { PastSolPrice, SolPrice } from './sol-price';

/** Base URLs are without a slash at the end. */
export interface PriceClientOptions extends Instruments {
  coinbaseUrl: string;
  binanceUrl: string;
  defillamaUrl: string;
  coingeckoUrl: string;
  jupiterUrl: string;
  dexscreenerUrl: string;
  /** Longest wait for one answer, in ms; more than ten seconds count as ten. */
  timeoutMs: number;
  /** Tries of one call, the first included; more than two count as two. */
  attempts: number;
  /** Past minutes to remember, at most; 50,000 when absent. */
  cachedMinutes?: number;
  /** Where prices that are settled for ever are kept beyond this process; nowhere when absent. */
  store?: PriceStore;
  /** Hears of a failure of the store. That is none of the price: the sources are asked instead. */
  onStoreError?: (error: unknown) => void;
}

export interface PastPriceOptions {
  /**
   * Later minutes will be asked for soon: the block after the last minute is fetched as well when it has
   * begun, beside the others.
   */
  ahead?: boolean;
}

/**
 * SOL in US dollars, from public sources that cost nothing. That a source fails is no error: the next
 * one is asked, and in the end the price is absent. Only an abort is thrown.
 */
export interface PriceClient {
  /** The price now, from Jupiter, else DexScreener, else CoinGecko; null when none knows. */
  solUsdNow(context: CallContext): Promise<SolPrice | null>;
  /**
   * Prices of past minutes (unix seconds / 60): the close of the minute at Coinbase, else at Binance, at
   * most ten minutes old; else within an hour at DefiLlama, else at CoinGecko. A minute that none can
   * price is absent.
   *
   * Coinbase and Binance are asked for whole blocks of 280 minutes, once for all who ask at the same
   * time, and every minute of them that is over is remembered, here and in the store; the running one
   * never is.
   */
  solUsdAt(
    minutes: readonly number[],
    context: CallContext,
    options?: PastPriceOptions,
  ): Promise<ReadonlyMap<number, PastSolPrice>>;
}

const CACHED_MINUTES = 50_000;

export function createPriceClient(options: PriceClientOptions): PriceClient {
  const { sleep, random, now = Date.now, fetch, timeoutMs, attempts } = options;
  const ask = createAskSource(timeoutMs, attempts, { sleep, random, now, fetch });
  const nowSources: PriceQuestion<number>[] = [
    jupiterNow(options.jupiterUrl),
    dexscreenerNow(options.dexscreenerUrl),
    coingeckoNow(options.coingeckoUrl),
  ];
  const pastSources = [
    coinbasePast(options.coinbaseUrl),
    binancePast(options.binanceUrl),
    defillamaPast(options.defillamaUrl),
    coingeckoPast(options.coingeckoUrl),
  ];
  const cache = new PriceCache(options.cachedMinutes ?? CACHED_MINUTES);
  const store = forgivingStore(options.store, options.onStoreError);
  const past = new PastPrices(pastSources, shareQuestions(ask), cache, store, now);

  return {
    async solUsdNow(context) {
      for (const question of nowSources) {
        const usd = await ask(question, context);
        if (usd !== null) return { usd, source: question.source };
      }
      return null;
    },
    solUsdAt: (minutes, context, { ahead = false } = {}) => past.at(minutes, context, ahead),
  };
}
