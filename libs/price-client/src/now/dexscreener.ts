import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import type { PriceQuestion } from '../ask-source';
import { fieldOf, priceOf } from '../sol-price';

/** DexScreener's pairs of wrapped SOL: the price in the most liquid one in which it is the base. */
export const dexscreenerNow = (baseUrl: string): PriceQuestion<number> => ({
  source: 'dexscreener',
  call: 'tokens',
  url: `${baseUrl}/tokens/v1/solana/${WRAPPED_SOL_MINT}`,
  read: (answer) => {
    const pairs = Array.isArray(answer) ? (answer as unknown[]) : [];
    const [deepest] = pairs
      .filter((pair) => fieldOf(fieldOf(pair, 'baseToken'), 'address') === WRAPPED_SOL_MINT)
      .sort((a, b) => liquidityOf(b) - liquidityOf(a));
    return priceOf(fieldOf(deepest, 'priceUsd'));
  },
});

const liquidityOf = (pair: unknown): number => priceOf(fieldOf(fieldOf(pair, 'liquidity'), 'usd')) ?? 0;
