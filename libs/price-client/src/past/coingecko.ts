import { fieldOf, priceOf } from '../sol-price';
import { minuteBlocks } from './minute-blocks';
import { pointAt, pointsIn, type PastSource } from './past-source';
import { FARTHEST_POINT, nearest } from './price-point';

/** Up to 90 days CoinGecko answers by the hour, beyond that by the day, which is too coarse. */
const LONGEST_SPAN = 90 * 24 * 60 - FARTHEST_POINT;

/** CoinGecko's market chart: `{ prices: [[time in ms, usd]] }`. Without a key, the last 365 days only. */
export const coingeckoPast = (baseUrl: string): PastSource => ({
  source: 'coingecko',
  exact: false,
  questions: (minutes) =>
    minuteBlocks(minutes, FARTHEST_POINT, LONGEST_SPAN).map((block) => ({
      source: 'coingecko',
      call: 'market_chart/range',
      url: `${baseUrl}/api/v3/coins/solana/market_chart/range?vs_currency=usd&from=${block.from * 60}&to=${(block.to + FARTHEST_POINT) * 60}`,
      read: (answer) =>
        pointsIn(fieldOf(answer, 'prices'), ([time, usd]) => pointAt(time, 60_000, priceOf(usd))),
      minutes: block.minutes,
    })),
  pick: nearest,
});
