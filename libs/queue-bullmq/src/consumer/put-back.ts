import { DelayedError, WaitingError, type Job } from 'bullmq';

/**
 * Gives a job back so that another worker starts it at once; the run does not count as an attempt.
 * Always throws what tells BullMQ to leave the job alone. When the lock is lost the job is another
 * worker's already, or will be found by the search for stalled jobs.
 */
export async function putBackNow(
  job: Job,
  token: string | undefined,
  wakeIdleWorkers: () => Promise<unknown>,
): Promise<never> {
  try {
    await job.moveToWait(token);
    // BullMQ does not do it for a job with a priority that comes back.
    await wakeIdleWorkers();
  } catch {
    // Lost, or Redis is away: either way it will be found.
  }
  throw new WaitingError();
}

/** Gives a job back untouched, to be started again after a pause; the run does not count as an attempt. */
export async function putBackFor(pauseMs: number, job: Job, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + pauseMs, token);
  throw new DelayedError();
}
