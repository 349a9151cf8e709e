import type { JobsOptions } from 'bullmq';
import type { QueueContract } from '@meridinate/queue-contracts';

/** Any name BullMQ does not know makes it ask the consumer for the pause. */
export const BACKOFF_TYPE = 'capped-full-jitter';

/** 2026-01-01T00:00:00Z */
const TURNS_BEGIN = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
/** What BullMQ takes as a priority, at most. */
const HIGHEST_PRIORITY = 2 ** 21 - 1;

/**
 * A turn as BullMQ's priority: the smaller is first, equal ones in the order they came. Priorities are
 * so few that a minute is the finest grain they allow; they begin anew after four years, and then jobs
 * that wait at that minute are served last.
 */
export function priorityOfTurn(turnAt: number): number {
  const minute = Math.max(0, Math.floor((turnAt - TURNS_BEGIN) / MINUTE_MS));
  return 1 + (minute % HIGHEST_PRIORITY);
}

/** What a contract says of a job, in BullMQ's words. */
export function jobOptions<P extends { version: number }>(
  { policy, jobId, turnAt }: QueueContract<P>,
  payload: P,
): JobsOptions {
  return {
    jobId: jobId(payload),
    attempts: policy.attempts,
    backoff: { type: BACKOFF_TYPE },
    removeOnComplete: { age: policy.keepSeconds },
    removeOnFail: { age: policy.keepSeconds },
    stackTraceLimit: 0,
    ...(turnAt && { priority: priorityOfTurn(turnAt(payload)) }),
  };
}
