import { priceOf } from '../sol-price';
import { alignedBlocks } from './aligned-blocks';
import { pointAt, pointsIn, type PastSource } from './past-source';
import { lastAtOrBefore } from './price-point';

/** More than a block has, and the most that Binance answers. */
const MOST_CANDLES = 1_000;

/**
 * Binance's candles of one minute, rows `[time in ms, open, high, low, close, …]` with prices as text.
 * They are in USDT, which is taken for a US dollar.
 */
export const binancePast = (baseUrl: string): PastSource => ({
  source: 'binance',
  exact: true,
  questions: (minutes, thisMinute) =>
    alignedBlocks(minutes, thisMinute).map((block) => ({
      source: 'binance',
      call: 'klines',
      url: `${baseUrl}/api/v3/klines?symbol=SOLUSDT&interval=1m&limit=${MOST_CANDLES}&startTime=${block.from * 60_000}&endTime=${block.to * 60_000}`,
      read: (answer) => pointsIn(answer, ([time, , , , close]) => pointAt(time, 60_000, priceOf(close))),
      minutes: block.minutes,
    })),
  pick: lastAtOrBefore,
});
