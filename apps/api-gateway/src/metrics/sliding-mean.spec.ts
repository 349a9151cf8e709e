import fc from 'fast-check';
import { SlidingMean } from './sliding-mean';

const BUCKET_MS = 30_000;
const WINDOW = { bucketMs: BUCKET_MS, buckets: 10 };

/** Keeps every value with its time and looks at all of them. */
class NaiveMean {
  private readonly values: { at: number; value: number }[] = [];

  add(at: number, value: number): void {
    this.values.push({ at, value });
  }

  mean(now: number): number | null {
    const start = (Math.floor(now / BUCKET_MS) - WINDOW.buckets + 1) * BUCKET_MS;
    const live = this.values.filter(({ at }) => at >= start);
    return live.length === 0 ? null : live.reduce((sum, { value }) => sum + value, 0) / live.length;
  }
}

describe('SlidingMean', () => {
  it('agrees with a model that keeps every value', () => {
    const step = fc.record({
      passes: fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 700_000 })),
      value: fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.array(step), (start, steps) => {
        let now = start;
        const sliding = new SlidingMean(() => now, WINDOW);
        const naive = new NaiveMean();
        for (const { passes, value } of steps) {
          now += passes;
          if (value !== null) {
            sliding.add(value);
            naive.add(now, value);
          }
          expect(sliding.mean()).toBe(naive.mean(now));
        }
      }),
    );
  });

  it('knows nothing before the first value', () => {
    expect(new SlidingMean(() => 0, WINDOW).mean()).toBeNull();
  });

  it('forgets a value after ten buckets, not before nine', () => {
    let now = 0;
    const sliding = new SlidingMean(() => now, WINDOW);
    sliding.add(1);
    now = 10 * BUCKET_MS - 1;
    expect(sliding.mean()).toBe(1);
    now += 1;
    expect(sliding.mean()).toBeNull();
  });

  it('shows an outage although a hundred thousand jobs went well before it', () => {
    let now = 0;
    const successRate = new SlidingMean(() => now, WINDOW);
    for (let job = 0; job < 100_000; job += 1) successRate.add(1);
    now = 5 * 60_000;
    successRate.add(0);
    expect(successRate.mean()).toBe(0);
  });
});
