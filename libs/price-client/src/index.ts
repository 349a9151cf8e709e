export {
  createPriceClient,
  type PastPriceOptions,
  type PriceClient,
  type PriceClientOptions,
} from './price-client';
export type { PriceStore } from './price-store';
export type { PastSolPrice, PriceSourceName, SolPrice } from './sol-price';
