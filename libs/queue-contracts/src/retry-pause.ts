import type { JobPolicy } from './queue-contract';

/**
 * Pause in ms before the next try, after `tries` failed ones (1 or more): anything from 0 up to
 * `backoffMs` doubled with each try, `backoffCapMs` at most. "Full jitter" of the AWS Architecture
 * Blog, "Exponential Backoff And Jitter": jobs that failed together do not come back together.
 *
 * @param random from 0 up to but not including 1
 */
export function pauseBeforeRetry(
  { backoffMs, backoffCapMs }: Pick<JobPolicy, 'backoffMs' | 'backoffCapMs'>,
  tries: number,
  random: () => number,
): number {
  return Math.floor(random() * Math.min(backoffCapMs, backoffMs * 2 ** (tries - 1)));
}
