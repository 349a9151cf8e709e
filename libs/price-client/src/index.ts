export { createPriceClient, type PriceClient, type PriceClientOptions } from './price-client';
export type { PriceSourceName, SolPrice } from './sol-price';
