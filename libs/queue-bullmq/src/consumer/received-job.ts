import type { Job } from 'bullmq';
import type { QueueContract } from '@meridinate/queue-contracts';

/** A job as its handler sees it. */
export interface ReceivedJob<P> {
  id: string;
  payload: P;
  /** Which run of the job this is, from 1. Runs that ended with their worker count; put-backs do not. */
  attempt: number;
  /** True when a retryable error of this run is final. Runs lost with their worker are not among those counted. */
  lastAttempt: boolean;
  /** Aborted when the run must end: the lock on the job is lost or the worker stops. */
  signal: AbortSignal;
  /** Tells whoever watches the queue. Rejects once `signal` is aborted. */
  saveProgress(value: object): Promise<void>;
  /**
   * Replaces the payload for every later run: a checkpoint that stays with the job. Rejects once
   * `signal` is aborted; a worker that is cut off at the same moment may still overwrite what its
   * successor saved, so a checkpoint must be safe to repeat from.
   *
   * @throws MeridinateError MESSAGE_MALFORMED for a payload its own contract would refuse
   */
  savePayload(payload: P): Promise<void>;
}

/** Runs `write` while the job is ours, and stops waiting for it when it no longer is. */
async function whileHeld(signal: AbortSignal, write: () => Promise<void>): Promise<void> {
  signal.throwIfAborted();
  let stopWaiting: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stopWaiting = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stopWaiting, { once: true });
  });
  try {
    await Promise.race([write(), aborted]);
  } finally {
    signal.removeEventListener('abort', stopWaiting);
  }
}

export function receivedJob<P extends { version: number }>(
  job: Job,
  { contract, payload, signal }: { contract: QueueContract<P>; payload: P; signal: AbortSignal },
): ReceivedJob<P> {
  return {
    id: job.id ?? '',
    payload,
    attempt: job.attemptsMade + job.stalledCounter + 1,
    lastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    signal,
    saveProgress: (value) => whileHeld(signal, () => job.updateProgress(value)),
    async savePayload(next) {
      const parsed = contract.parse(next);
      await whileHeld(signal, () => job.updateData(parsed));
    },
  };
}
