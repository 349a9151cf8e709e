import fc from 'fast-check';
import { minuteBlocks } from './minute-blocks';

const minutes = fc
  .uniqueArray(fc.integer({ min: 0, max: 5_000 }))
  .map((some) => [...some].sort((a, b) => a - b));

describe('minuteBlocks', () => {
  it('puts every minute in exactly one block, in order', () => {
    fc.assert(
      fc.property(minutes, (some) => {
        expect(minuteBlocks(some, 10, 300).flatMap((block) => block.minutes)).toEqual(some);
      }),
    );
  });

  it('never makes a block longer than allowed, and covers the look-back of each of its minutes', () => {
    fc.assert(
      fc.property(minutes, (some) => {
        for (const { from, to, minutes: inside } of minuteBlocks(some, 10, 300)) {
          expect(to - from + 1).toBeLessThanOrEqual(300);
          expect(inside.every((minute) => minute - 10 >= from && minute <= to)).toBe(true);
        }
      }),
    );
  });

  it('opens a block only for a minute that did not fit in the one before', () => {
    fc.assert(
      fc.property(minutes, (some) => {
        const blocks = minuteBlocks(some, 10, 300);
        blocks.slice(1).forEach((block, index) => {
          const before = blocks[index]?.from ?? NaN;
          expect((block.minutes[0] ?? NaN) - before).toBeGreaterThanOrEqual(300);
        });
      }),
    );
  });
});
