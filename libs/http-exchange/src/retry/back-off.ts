/** How long to wait between tries, in ms. */
export interface BackOff {
  /** Upper bound of the first wait; it doubles with each further one. */
  baseDelayMs: number;
  /** Upper bound of any wait that the upstream did not ask for. */
  maxDelayMs: number;
}

/** Longest wait an upstream can make us keep with `Retry-After`, in ms. */
export const LONGEST_RETRY_AFTER_MS = 60_000;

/**
 * Milliseconds to wait before the next try: exponential back-off with full jitter, uniform in
 * [0, min(maxDelayMs, baseDelayMs * 2^(failed - 1))). A wait the upstream asked for, cut to
 * {@link LONGEST_RETRY_AFTER_MS}, comes on top, so that callers who were told the same moment do not
 * come back together.
 *
 * @param failed tries that have failed so far, 1 or more
 * @param random uniform in [0, 1)
 */
export function backOffMs(
  { baseDelayMs, maxDelayMs }: BackOff,
  failed: number,
  random: () => number,
  askedMs = 0,
): number {
  const bound = Math.min(maxDelayMs, baseDelayMs * 2 ** (failed - 1));
  return Math.min(askedMs, LONGEST_RETRY_AFTER_MS) + random() * bound;
}
