import { MeridinateError } from '@meridinate/errors';
import type { AnalysisRunner } from './analysis-runner';

const refuse = (): Promise<never> => Promise.reject(new MeridinateError('QUEUE_DISABLED', {}));

/** Stands in for the queue where REDIS_ENABLED is false. What lies in Redis stays there as it is. */
export const disabledRunner: AnalysisRunner = {
  guarantee: 'Kept in the database and in Redis; it goes on when the service is started with Redis again.',
  submit: refuse,
  join: refuse,
  confirm: refuse,
  cancel: () => Promise.resolve('cancelling'),
  position: () => Promise.resolve(null),
  places: () => Promise.resolve(null),
};
