import type { MeridinateError } from '@meridinate/errors';
import type { DueStep } from '@meridinate/persistence';

/** Why a step did not get done. */
export interface StepFailure {
  /** SERVICE_STOPPING when a shutdown cut it short. */
  error: MeridinateError;
  /** Whether another try may do better. */
  mayPass: boolean;
}

/** Does one kind of next step; doing it twice must do no harm. */
export interface StepRunner {
  /**
   * @returns null when it is done, or there is nothing left to do
   * @throws what the database throws, which counts as passing
   */
  run(step: DueStep, signal: AbortSignal): Promise<StepFailure | null>;
}
