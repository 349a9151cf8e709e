import { newBucket } from '../bucket/bucket';
import type { Limiter, Receipt } from '../limiter';
import { Buckets } from './buckets';
import type { Room } from './shelf';

export interface MemoryLimiterOptions {
  /** ms since any moment; it never goes back. */
  now?: () => number;
  /** Keys that are counted each by itself; the others of a policy are counted together. */
  room?: Partial<Room>;
}

const sinceStart = (): number => Math.floor(performance.now());

/** Limits for one process that has its callers to itself. */
export function createMemoryLimiter({ now = sinceStart, room }: MemoryLimiterOptions = {}): Limiter {
  const buckets = new Buckets(newBucket, 'store', room);
  const refunded = new WeakSet<Receipt>();
  return {
    decide: (charges) => Promise.resolve(charges).then(() => buckets.decide(charges, now())),
    read: (charges) => Promise.resolve(charges).then(() => buckets.read(charges, now())),
    refund(receipt) {
      if (!refunded.has(receipt)) buckets.refund(receipt);
      refunded.add(receipt);
      return Promise.resolve();
    },
  };
}
