/** ms, 0 or more, on a clock that never goes backwards; where it starts does not matter. */
export type Clock = () => number;

interface Bucket {
  index: number;
  sum: number;
  count: number;
}

/**
 * Mean of the values of the last minutes.
 *
 * Time is cut into buckets and the newest `buckets` of them count, the running one included: a value
 * stays for (buckets - 1) to `buckets` bucket lengths. A mean since the start of the process would hide
 * an outage behind everything that went well before it. Memory does not grow with the number of values.
 */
export class SlidingMean {
  private readonly ring: Bucket[];

  constructor(
    private readonly clock: Clock,
    private readonly window: { bucketMs: number; buckets: number },
  ) {
    this.ring = Array.from({ length: window.buckets }, () => ({ index: -Infinity, sum: 0, count: 0 }));
  }

  add(value: number): void {
    const index = this.runningBucket();
    const place = index % this.window.buckets;
    const kept = this.ring[place];
    const before = kept?.index === index ? kept : { sum: 0, count: 0 };
    this.ring[place] = { index, sum: before.sum + value, count: before.count + 1 };
  }

  /** null when the window holds no value. */
  mean(): number | null {
    const oldest = this.runningBucket() - this.window.buckets + 1;
    const live = this.ring.filter(({ index }) => index >= oldest);
    const count = live.reduce((total, bucket) => total + bucket.count, 0);
    return count === 0 ? null : live.reduce((total, bucket) => total + bucket.sum, 0) / count;
  }

  private runningBucket(): number {
    return Math.floor(this.clock() / this.window.bucketMs);
  }
}
