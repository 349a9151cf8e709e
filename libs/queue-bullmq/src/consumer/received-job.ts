import type { Job } from 'bullmq';
import type { QueueContract } from '@meridinate/queue-contracts';
import type { Lease } from './leases';

/** A job as its handler sees it. */
export interface ReceivedJob<P> {
  id: string;
  payload: P;
  /** Which run of the job this is, from 1. Runs that ended with their worker count; put-backs do not. */
  attempt: number;
  /** True when a retryable error of this run is final. Runs lost with their worker are not among those counted. */
  lastAttempt: boolean;
  /**
   * Aborted when the run must end: with ANALYSIS_CANCELLED when somebody wished so, else with
   * ANALYSIS_ABORTED because the lock on the job is lost or the worker stops.
   */
  signal: AbortSignal;
  /** Aborted when the job may be another worker's by now: nothing may be said of it any more. */
  lost: AbortSignal;
  /** Ask it right before anything that costs. @throws the reason why the run must end */
  assertHeld(): void;
  /** Tells whoever watches the queue. Rejects once the job is `lost`. */
  saveProgress(value: object): Promise<void>;
  /**
   * Replaces the payload for every later run: a checkpoint that stays with the job. Works until the job
   * is `lost`, also while the worker stops; a worker that is cut off at the same moment may still overwrite what its
   * successor saved, so a checkpoint must be safe to repeat from.
   *
   * @throws MeridinateError MESSAGE_MALFORMED for a payload its own contract would refuse
   */
  savePayload(payload: P): Promise<void>;
}

/** Runs `write` while the job is ours, and stops waiting for it when it no longer is. */
async function whileHeld(lost: AbortSignal, write: () => Promise<void>): Promise<void> {
  lost.throwIfAborted();
  let stopWaiting: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stopWaiting = () => reject(lost.reason as Error);
    lost.addEventListener('abort', stopWaiting, { once: true });
  });
  try {
    await Promise.race([write(), aborted]);
  } finally {
    lost.removeEventListener('abort', stopWaiting);
  }
}

export function receivedJob<P extends { version: number }>(
  job: Job,
  { contract, payload, lease }: { contract: QueueContract<P>; payload: P; lease: Omit<Lease, 'end'> },
): ReceivedJob<P> {
  return {
    id: job.id ?? '',
    payload,
    attempt: job.attemptsMade + job.stalledCounter + 1,
    lastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    signal: lease.signal,
    lost: lease.lost,
    assertHeld: () => lease.assertHeld(),
    saveProgress: (value) => whileHeld(lease.lost, () => job.updateProgress(value)),
    async savePayload(next) {
      const parsed = contract.parse(next);
      await whileHeld(lease.lost, () => job.updateData(parsed));
    },
  };
}
