import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import type { PriceQuestion } from '../ask-source';
import { fieldOf, priceOf } from '../sol-price';

/** Jupiter's Price API v3: `{ [mint]: { usdPrice } }`. */
export const jupiterNow = (baseUrl: string): PriceQuestion<number> => ({
  source: 'jupiter',
  call: 'price',
  url: `${baseUrl}/price/v3?ids=${WRAPPED_SOL_MINT}`,
  read: (answer) => priceOf(fieldOf(fieldOf(answer, WRAPPED_SOL_MINT), 'usdPrice')),
});
