import fc from 'fast-check';
import type { Charge } from '../limiter';
import { chargeOf } from './charges';
import { Reference } from './reference';
import type { Extent, Subject } from './subject';

const LIMITS = fc.array(fc.record({ limit: fc.integer({ min: 1, max: 200 }), strict: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
});
/** Each request names some of the limits, each with a cost, and the ms that pass before it. */
const REQUESTS = fc.array(
  fc.record({
    costs: fc.array(fc.option(fc.integer({ min: 1, max: 50 })), { minLength: 5, maxLength: 5 }),
    pauseMs: fc.integer({ min: 0, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 15 },
);
const WINDOW_MS = 60_000;

/** What is charged is what was admitted. */
export function describeLaw(subject: Subject, { cases, timePasses }: Extent): void {
  it(`charges each counter what was admitted, and admits what the reference admits (${cases} cases)`, async () => {
    const property = fc.asyncProperty(LIMITS, REQUESTS, async (limits, requests) => {
      const [limiter, reference] = [subject.limiter(), new Reference()];
      const all: Charge[] = limits.map((limit) => chargeOf({ ...limit, windowMs: WINDOW_MS }));
      const admittedCost = all.map(() => 0);
      let nowMs = 0;
      for (const { costs, pauseMs } of requests) {
        if (timePasses) {
          await subject.pass(pauseMs);
          nowMs += pauseMs;
        }
        const charges = all.flatMap((charge, index) => {
          const cost = costs[index];
          return cost == null ? [] : [{ ...charge, cost }];
        });
        if (charges.length === 0) continue;
        const { verdict } = await limiter.decide(charges);
        expect(verdict === 'admitted').toBe(reference.admits(charges, nowMs));
        if (verdict !== 'admitted') continue;
        for (const { key, cost } of charges) {
          const index = all.findIndex((charge) => charge.key === key);
          admittedCost[index] = (admittedCost[index] ?? 0) + cost;
        }
      }
      const used = (await limiter.read(all)).map((state) => state.used);
      expect(used).toEqual(all.map((charge) => reference.usedBy(charge, nowMs)));
      if (!timePasses) expect(used).toEqual(admittedCost);
    });
    await fc.assert(property, { numRuns: cases });
  });
}
