import type { Provider } from '@nestjs/common';
import type { Clock } from './sliding-mean';

/** Injection token of the {@link Clock} of the sliding windows. */
export const METRICS_CLOCK = Symbol('METRICS_CLOCK');

/** Monotonic: a corrected wall clock must not empty the windows. */
export const monotonicClock: Provider<Clock> = {
  provide: METRICS_CLOCK,
  useValue: () => performance.now(),
};
