import { createMemoryBudget } from '../budget/memory-budget';
import type { CreditBudget } from '../budget/credit-budget';
import type { Limiter } from '../limiter';
import { chargeOf } from '../testing/charges';
import { describeRateLimit } from '../testing/conformance';
import { verdicts } from '../testing/subject';
import { createMemoryLimiter } from './memory-limiter';

const CASES = Number(process.env.RATE_LIMIT_CASES ?? 300);
/** The clock of the budget's cases stands, so none of their lines ends. */
const ROOM = 10_000 + 2 * CASES;

describe('limits in memory', () => {
  let nowMs = 0;
  let limiter: Limiter;
  let budget: CreditBudget;
  const now = (): number => nowMs;

  beforeEach(() => {
    limiter = createMemoryLimiter({ now });
    budget = createMemoryBudget({ now, room: ROOM });
  });

  describeRateLimit(
    {
      limiter: () => limiter,
      budget: () => budget,
      pass(ms) {
        nowMs += ms;
        return Promise.resolve();
      },
    },
    { cases: CASES, timePasses: true },
  );

  it('admits not a ms before the wait it named', async () => {
    const charge = chargeOf({ limit: 1, windowMs: 1_000 });
    await limiter.decide([charge]);
    nowMs += 999;
    expect(await limiter.decide([charge])).toMatchObject({ verdict: 'refused', waitMs: 1 });
    nowMs += 1;
    expect(await limiter.decide([charge])).toMatchObject({ verdict: 'admitted' });
  });

  describe('with room for two keys', () => {
    beforeEach(() => {
      limiter = createMemoryLimiter({ now, room: 2 });
    });

    it('counts the others of a policy together, and never puts a live one away', async () => {
      const [first, second, third, fourth] = [1, 2, 3, 4].map(() => chargeOf({ limit: 2 }));
      await verdicts(limiter, first!, 2);
      await verdicts(limiter, second!, 2);
      expect(await verdicts(limiter, third!, 1)).toEqual(['admitted']);
      expect(await verdicts(limiter, fourth!, 2)).toEqual(['admitted', 'refused']);
      expect(await verdicts(limiter, third!, 1)).toEqual(['refused']);
      expect(await verdicts(limiter, first!, 1)).toEqual(['refused']);
    });

    it('counts both new keys of one request, though only one finds room', async () => {
      await limiter.decide([chargeOf()]);
      const [own, crowded] = [chargeOf({ limit: 1 }), chargeOf({ limit: 1, name: 'other' })];
      await limiter.decide([own, crowded]);
      const states = await limiter.read([own, crowded, chargeOf({ limit: 1, name: 'other' })]);
      expect(states.map(({ used }) => used)).toEqual([1, 1, 1]);
    });

    it('has room again when windows have ended', async () => {
      await limiter.decide([chargeOf({ windowMs: 10 })]);
      await limiter.decide([chargeOf({ windowMs: 10 })]);
      nowMs += 10;
      const [first, second] = [chargeOf({ limit: 1 }), chargeOf({ limit: 1 })];
      expect(await verdicts(limiter, first, 1)).toEqual(['admitted']);
      expect(await verdicts(limiter, second, 1)).toEqual(['admitted']);
    });

    it('keeps no more however many come', async () => {
      for (let caller = 0; caller < 50; caller++) await limiter.decide([chargeOf({ limit: 10 })]);
      expect(await verdicts(limiter, chargeOf({ limit: 10 }), 1)).toEqual(['refused']);
    });
  });
});
