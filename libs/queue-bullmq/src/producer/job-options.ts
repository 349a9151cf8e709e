import type { JobsOptions } from 'bullmq';
import type { QueueContract } from '@meridinate/queue-contracts';

/** Any name BullMQ does not know makes it ask the consumer for the pause. */
export const BACKOFF_TYPE = 'capped-full-jitter';

/** What a contract says of a job, in BullMQ's words. */
export function jobOptions<P extends { version: number }>(
  { policy, jobId }: QueueContract<P>,
  payload: P,
): JobsOptions {
  return {
    jobId: jobId(payload),
    attempts: policy.attempts,
    backoff: { type: BACKOFF_TYPE },
    removeOnComplete: { age: policy.keepSeconds },
    removeOnFail: { age: policy.keepSeconds },
    stackTraceLimit: 0,
  };
}
