import type { BucketShape } from './bucket-shape';

/** A place in a bucket's time. */
export interface Reservation {
  /** ms until the call may start. */
  waitMs: number;
  /** When the bucket will be full again, in µs: all that is to be remembered. */
  fullAtUs: number;
}

/**
 * Takes the next place. Whoever takes one need not come back: places are given in the order they are
 * asked for, however far ahead, and one that is not used is lost. The Lua of `redis/reserve-script.ts`
 * does the same sums.
 *
 * @param fullAtUs of the reservation before; 0 for a bucket nobody has used
 * @param nowMs whole ms, on the same clock
 */
export function reserve(fullAtUs: number, nowMs: number, shape: BucketShape): Reservation {
  const nowUs = nowMs * 1_000;
  const emptiesFrom = Math.max(fullAtUs, nowUs);
  const startUs = Math.max(nowUs, emptiesFrom - shape.toleranceUs);
  return { waitMs: Math.ceil((startUs - nowUs) / 1_000), fullAtUs: emptiesFrom + shape.intervalUs };
}
