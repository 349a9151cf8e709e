import type { PastSolPrice } from './sol-price';

/**
 * Keeps prices of past minutes that are settled for ever, beyond the life of a process and for other
 * processes too. It should answer or fail within moments: prices wait for it.
 */
export interface PriceStore {
  /** The prices there are of these minutes; a minute that is not kept is absent. */
  read(minutes: readonly number[]): Promise<ReadonlyMap<number, PastSolPrice>>;
  /** Keeps prices by minute. Two that are kept for the same minute are as good as each other. */
  keep(prices: ReadonlyMap<number, PastSolPrice>): Promise<void>;
}

const NOTHING: ReadonlyMap<number, PastSolPrice> = new Map();

/** A store whose failures are told and otherwise are as if it held nothing. */
export function forgivingStore(
  store: PriceStore | undefined,
  onError: (error: unknown) => void = () => undefined,
): PriceStore {
  return {
    async read(minutes) {
      if (store === undefined || minutes.length === 0) return NOTHING;
      try {
        return await store.read(minutes);
      } catch (error) {
        onError(error);
        return NOTHING;
      }
    },
    async keep(prices) {
      if (store === undefined || prices.size === 0) return;
      try {
        await store.keep(prices);
      } catch (error) {
        onError(error);
      }
    },
  };
}
