import fc from 'fast-check';
import { breachOfLaw, latestMs } from './law';
import { openWith, type Subject } from './subject';

const RATES = fc.oneof(
  fc.double({ min: 0.1, max: 3, noNaN: true }),
  fc.double({ min: 2, max: 60, noNaN: true }),
  fc.integer({ min: 1, max: 2_000 }),
);
const BURSTS = fc.array(
  fc.record({ calls: fc.integer({ min: 1, max: 40 }), pauseMs: fc.integer({ min: 0, max: 2_000 }) }),
  { minLength: 1, maxLength: 6 },
);

/** How often, and how seldom, calls are let through. */
export function describeLaw(subject: Subject): void {
  it('lets no more calls through in any second than the rate says', async () => {
    const property = fc.asyncProperty(RATES, BURSTS, async (rate, bursts) => {
      const { clock, paces, traffic } = await openWith(subject, { helius: rate });
      for (const { calls, pauseMs } of bursts) {
        await traffic.ask(paces, calls);
        await clock.advance(pauseMs);
      }
      const driftMs = await subject.driftMs();
      await clock.runOut();
      expect(breachOfLaw(traffic.timesMs, rate, driftMs)).toBeNull();
    });
    await fc.assert(property, { numRuns: subject.runs });
  });

  it('keeps nobody waiting longer than its bucket takes to refill', async () => {
    const property = fc.asyncProperty(RATES, fc.integer({ min: 1, max: 100 }), async (rate, calls) => {
      const { clock, one, traffic } = await openWith(subject, { helius: rate });
      await traffic.ask(one, calls);
      await clock.runOut();
      const latest = latestMs(rate, calls);
      expect(traffic.timesMs.filter((atMs, call) => atMs > (latest[call] ?? 0))).toEqual([]);
    });
    await fc.assert(property, { numRuns: subject.runs });
  });
}
