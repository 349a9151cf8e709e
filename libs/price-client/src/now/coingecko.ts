import type { PriceQuestion } from '../ask-source';
import { fieldOf, priceOf } from '../sol-price';

/** CoinGecko's simple price: `{ solana: { usd } }`. Keyless, and few calls a minute. */
export const coingeckoNow = (baseUrl: string): PriceQuestion<number> => ({
  source: 'coingecko',
  call: 'simple/price',
  url: `${baseUrl}/api/v3/simple/price?ids=solana&vs_currencies=usd`,
  read: (answer) => priceOf(fieldOf(fieldOf(answer, 'solana'), 'usd')),
});
