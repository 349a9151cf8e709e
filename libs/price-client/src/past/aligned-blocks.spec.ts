import fc from 'fast-check';
import { BLOCK_MINUTES, alignedBlocks, blockStart } from './aligned-blocks';
import { OLDEST_CANDLE } from './price-point';

const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 5_000 }), { minLength: 1 })
  .map((some) => [...some].sort((a, b) => a - b));
const running = fc.integer({ min: 0, max: 6_000 });

describe('alignedBlocks', () => {
  it('hold every minute asked for in exactly one block', () => {
    fc.assert(
      fc.property(ascending, running, (some, thisMinute) => {
        const held = alignedBlocks(some, thisMinute).flatMap(({ minutes }) => minutes);
        expect(new Set(held).size).toBe(held.length);
        expect(held).toEqual(expect.arrayContaining(some));
      }),
    );
  });

  it('are questions for at most 290 candles that cover the look-back of each minute', () => {
    fc.assert(
      fc.property(ascending, running, (some, thisMinute) => {
        for (const { from, to, minutes } of alignedBlocks(some, thisMinute)) {
          expect(to - from + 1).toBeLessThanOrEqual(290);
          expect([minutes[0], minutes.at(-1)]).toEqual([from + OLDEST_CANDLE, to]);
        }
      }),
    );
  });

  it('are the same whoever asks, as long as they are over', () => {
    fc.assert(
      fc.property(ascending, ascending, (some, others) => {
        const blocksOf = (minutes: readonly number[]) =>
          new Map(alignedBlocks(minutes, 6_000).map((block) => [block.minutes[0], block]));
        const theirs = blocksOf(others);
        for (const [first, block] of blocksOf(some)) {
          expect((first ?? NaN) % BLOCK_MINUTES).toBe(0);
          if (theirs.has(first)) expect(theirs.get(first)).toEqual(block);
        }
      }),
    );
  });

  it('end with the running minute, or with the last one asked for when that is later', () => {
    expect(alignedBlocks([560], 600).at(-1)?.to).toBe(600);
    expect(alignedBlocks([560, 610], 600).at(-1)?.to).toBe(610);
  });

  it('are none for no minutes', () => {
    expect(alignedBlocks([], 600)).toEqual([]);
  });
});

describe('blockStart', () => {
  it('is the first minute of a block for all its minutes', () => {
    expect([279, 280, 281, 559, 560].map(blockStart)).toEqual([0, 280, 280, 280, 560]);
  });
});
