import fc from 'fast-check';
import { pauseBeforeRetry } from './retry-pause';

const LARGEST_BELOW_ONE = 1 - Number.EPSILON;
const policy = { backoffMs: 1_000, backoffCapMs: 30_000 };

describe('the pause before a retry', () => {
  it.each([
    [1, 999],
    [2, 1_999],
    [3, 3_999],
    [6, 29_999],
    [20, 29_999],
  ])('after try %d is %d ms at most', (tries, longest) => {
    expect(pauseBeforeRetry(policy, tries, () => LARGEST_BELOW_ONE)).toBe(longest);
  });

  it('may be nothing', () => {
    expect(pauseBeforeRetry(policy, 3, () => 0)).toBe(0);
  });

  it('lies between 0 and the cap, and grows with the tries for the same throw of the dice', () => {
    const dice = fc.double({ min: 0, max: LARGEST_BELOW_ONE, noNaN: true });
    fc.assert(
      fc.property(dice, fc.integer({ min: 1, max: 1_000 }), (throwOfDice, tries) => {
        const pause = pauseBeforeRetry(policy, tries, () => throwOfDice);
        expect(pause).toBeGreaterThanOrEqual(0);
        expect(pause).toBeLessThan(policy.backoffCapMs);
        expect(pauseBeforeRetry(policy, tries + 1, () => throwOfDice)).toBeGreaterThanOrEqual(pause);
      }),
    );
  });
});
