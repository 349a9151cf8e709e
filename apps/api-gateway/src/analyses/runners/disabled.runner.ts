import { MeridinateError } from '@meridinate/errors';
import type { AnalysisRunner } from './analysis-runner';

/** Stands in for the queue where REDIS_ENABLED is false. */
export const disabledRunner: AnalysisRunner = {
  submit: () => Promise.reject(new MeridinateError('QUEUE_DISABLED', {})),
};
