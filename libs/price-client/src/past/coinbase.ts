import { priceOf } from '../sol-price';
import { alignedBlocks } from './aligned-blocks';
import { pointAt, pointsIn, type PastSource } from './past-source';
import { lastAtOrBefore } from './price-point';

const isoOf = (minute: number): string => new Date(minute * 60_000).toISOString();

/**
 * Coinbase's candles of one minute, rows `[time in s, low, high, open, close, volume]`, at most 300 in an
 * answer: the close of the last minute that saw a trade.
 */
export const coinbasePast = (baseUrl: string): PastSource => ({
  source: 'coinbase',
  exact: true,
  questions: (minutes, thisMinute) =>
    alignedBlocks(minutes, thisMinute).map((block) => ({
      source: 'coinbase',
      call: 'candles',
      url: `${baseUrl}/products/SOL-USD/candles?granularity=60&start=${isoOf(block.from)}&end=${isoOf(block.to)}`,
      read: (answer) => pointsIn(answer, ([time, , , , close]) => pointAt(time, 60, priceOf(close))),
      minutes: block.minutes,
    })),
  pick: lastAtOrBefore,
});
