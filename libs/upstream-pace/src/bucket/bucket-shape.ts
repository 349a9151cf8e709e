const MS_A_SECOND = 1_000;
const MICROS_A_MS = 1_000;
const MICROS_A_SECOND = 1_000_000;
/** Part of a second's calls that an idle bucket lets through at once: one in so many. */
const ONE_OF = 10;

/** A token bucket as the "generic cell rate algorithm" sees it. Whole µs. */
export interface BucketShape {
  /** Time in which the bucket regains one call. */
  intervalUs: number;
  /** How far calls may run ahead of one call per interval: one interval less than the bucket is deep. */
  toleranceUs: number;
}

/**
 * The bucket for `rate` calls per second. Depth and one second's refill add up to the rate, so that a
 * full bucket emptied at once and what it regains within the second stay below it together. Intervals
 * are rounded up: never faster than asked. A rate between 1 and 2 has room for one call a second, because
 * a second may not see two.
 */
export function bucketOf(rate: number): BucketShape {
  // Calls start at whole ms, so an interval of whole ms is kept exactly.
  if (rate < 2)
    return { intervalUs: Math.ceil(MS_A_SECOND / Math.min(rate, 1)) * MICROS_A_MS, toleranceUs: 0 };
  const depth = Math.max(1, Math.floor(rate / ONE_OF));
  const intervalUs = Math.ceil(MICROS_A_SECOND / (rate - depth));
  return { intervalUs, toleranceUs: (depth - 1) * intervalUs };
}
