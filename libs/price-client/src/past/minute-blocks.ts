/** Minutes that one question answers, and the span it has to cover; both ends included. */
export interface MinuteBlock {
  from: number;
  to: number;
  minutes: number[];
}

/**
 * Splits minutes into as few blocks as possible, none longer than `length`; each begins `lookBack`
 * minutes before its first.
 *
 * @param minutes ascending, without repeats
 */
export function minuteBlocks(minutes: readonly number[], lookBack: number, length: number): MinuteBlock[] {
  const blocks: MinuteBlock[] = [];
  for (const minute of minutes) {
    const open = blocks.at(-1);
    if (open !== undefined && minute < open.from + length) {
      open.minutes.push(minute);
      open.to = minute;
    } else {
      blocks.push({ from: minute - lookBack, to: minute, minutes: [minute] });
    }
  }
  return blocks;
}
