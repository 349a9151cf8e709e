import { createMemoryBudget } from '../budget/memory-budget';
import type { CreditBudget } from '../budget/credit-budget';
import type { Limiter } from '../limiter';
import { chargeOf } from '../testing/charges';
import { describeRateLimit } from '../testing/conformance';
import { expectVerdict, verdicts } from '../testing/subject';
import { createMemoryLimiter } from './memory-limiter';

const CASES = Number(process.env.RATE_LIMIT_CASES ?? 300);
/** The clock of the budget's cases stands, so none of their lines ends. */
const ROOM = { common: 10_000 + 2 * CASES };

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
      limiter = createMemoryLimiter({ now, room: { common: 2, own: 0 } });
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

    it('never counts together what has another name, limit or class of callers', async () => {
      for (let caller = 0; caller < 3; caller++) await limiter.decide([chargeOf({ limit: 2 })]);
      const others = [{ limit: 3 }, { limit: 2, name: 'other' }, { limit: 2, callerClass: 'keyed' }];
      const states = await limiter.read(others.map((other) => chargeOf(other)));
      expect(states.map(({ used }) => used)).toEqual([0, 0, 0]);
      expect(await limiter.read([chargeOf({ limit: 2 })])).toMatchObject([{ used: 1 }]);
    });

    it.each([false, true])('gives back what was counted together, once (strict: %s)', async (strict) => {
      const kind = { limit: 2, strict };
      await verdicts(limiter, chargeOf(kind), 1);
      await verdicts(limiter, chargeOf(kind), 1);
      const { receipt } = expectVerdict(await limiter.decide([chargeOf(kind)]), 'admitted');
      await limiter.decide([chargeOf(kind)]);
      await limiter.refund(receipt);
      await limiter.refund(receipt);
      expect(await limiter.read([chargeOf(kind)])).toMatchObject([{ used: 1, remaining: 1 }]);
    });

    it('keeps no more however many come', async () => {
      for (let caller = 0; caller < 50; caller++) await limiter.decide([chargeOf({ limit: 10 })]);
      expect(await verdicts(limiter, chargeOf({ limit: 10 }), 1)).toEqual(['refused']);
    });
  });

  it('leaves each policy room of its own, however many come under another', async () => {
    limiter = createMemoryLimiter({ now, room: { common: 2, own: 2 } });
    for (let caller = 0; caller < 50; caller++)
      await limiter.decide([chargeOf({ name: 'metrics', limit: 100 })]);
    const [first, second] = [chargeOf({ limit: 1 }), chargeOf({ limit: 1 })];
    expect(await verdicts(limiter, first, 2)).toEqual(['admitted', 'refused']);
    expect(await verdicts(limiter, second, 2)).toEqual(['admitted', 'refused']);
  });

  it('has the common room again when windows have ended', async () => {
    limiter = createMemoryLimiter({ now, room: { common: 1, own: 1 } });
    for (let round = 0; round < 3; round++) {
      const charges = [1, 2, 3].map(() => chargeOf({ limit: 1, windowMs: 10 }));
      for (const charge of charges) await limiter.decide([charge]);
      const used = (await limiter.read([...charges, chargeOf({ limit: 1, windowMs: 10 })])).map(
        (each) => each.used,
      );
      expect(used).toEqual([1, 1, 1, 1]);
      nowMs += 10;
    }
  });

  it('counts a reservation once in each line, also where lines are counted together', async () => {
    budget = createMemoryBudget({ now, room: { common: 0, own: 0 } });
    const lines = ['credits_caller_hour', 'credits_hour'].map((name) => ({
      key: name,
      name,
      limit: 100,
      windowMs: 3_600_000,
    }));
    const answer = await budget.reserve({ lines, amount: 40, leaseMs: 60_000 });
    if (answer.verdict !== 'reserved') throw new Error(`it is ${answer.verdict}`);
    expect(answer.lines.map(({ reserved }) => reserved)).toEqual([40, 40]);
    await budget.settle(answer.reservation, 25);
    expect((await budget.read(lines))?.map(({ used, reserved }) => [used, reserved])).toEqual([
      [25, 0],
      [25, 0],
    ]);
  });
});
