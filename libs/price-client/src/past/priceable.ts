import { BLOCK_MINUTES, blockStart } from './aligned-blocks';

/** SOL began to trade in April 2020; an earlier time is an error of whoever states it. */
const FIRST_TRADED_MINUTE = Date.UTC(2020, 3, 10) / 60_000;

/** How far ahead of this machine's clock a block may be, in minutes. */
const CLOCK_TOLERANCE = 10;

/** Minutes after which a candle is final: its own, and one more for the source to publish it. */
export const SETTLED_AFTER = 2;

/** The minutes that can have a price, ascending, each once. */
export const priceable = (minutes: readonly number[], thisMinute: number): number[] =>
  [...new Set(minutes)].filter((minute) => isPriceable(minute, thisMinute)).sort((a, b) => a - b);

const isPriceable = (minute: number, thisMinute: number): boolean =>
  Number.isInteger(minute) && minute >= FIRST_TRADED_MINUTE && minute <= thisMinute + CLOCK_TOLERANCE;

/** The first minute of the block after the last minute, once it is settled: then it is there to keep. */
export function nextBlock(minutes: readonly number[], thisMinute: number): number[] {
  const last = minutes.at(-1);
  if (last === undefined) return [];
  const next = blockStart(last) + BLOCK_MINUTES;
  return next + SETTLED_AFTER <= thisMinute ? [next] : [];
}
