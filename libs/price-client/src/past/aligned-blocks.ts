import type { MinuteBlock } from './minute-blocks';
import { OLDEST_CANDLE } from './price-point';

/** With its look-back a block is a question for 290 candles; Coinbase answers 300 at most. */
export const BLOCK_MINUTES = 280;

/** The first minute of the block that holds a minute. */
export const blockStart = (minute: number): number => minute - (minute % BLOCK_MINUTES);

/**
 * The blocks that hold some minutes, in order: block `b` has the minutes from `b * 280` to
 * `b * 280 + 279`, whoever asks, so that a later question mostly falls into a block that is here already.
 * None goes on beyond the running minute or, where clocks differ, the last minute asked for.
 *
 * @param minutes ascending, without repeats
 * @param thisMinute the running minute
 */
export function alignedBlocks(minutes: readonly number[], thisMinute: number): MinuteBlock[] {
  const end = Math.max(thisMinute, minutes.at(-1) ?? 0);
  return [...new Set(minutes.map(blockStart))].map((first) => {
    const to = Math.min(first + BLOCK_MINUTES - 1, end);
    const inside = Array.from({ length: to - first + 1 }, (_, index) => first + index);
    return { from: first - OLDEST_CANDLE, to, minutes: inside };
  });
}
