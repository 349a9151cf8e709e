import { UnrecoverableError, type Job, type Processor } from 'bullmq';
import { isMeridinateError, type MeridinateError } from '@meridinate/errors';
import type { QueueContract } from '@meridinate/queue-contracts';
import { plainError } from '../connection/plain-error';
import type { Leases } from './leases';
import { putBackFor, putBackNow } from './put-back';
import { receivedJob, type ReceivedJob } from './received-job';

/** Long enough not to spin, short enough for a worker that is being replaced by a newer one. */
const PUT_BACK_PAUSE_MS = 5_000;

export interface JobRunParts<P extends { version: number }> {
  contract: QueueContract<P>;
  leases: Leases;
  handle: (job: ReceivedJob<P>) => Promise<void>;
  onRejected: (jobId: string, error: MeridinateError<'MESSAGE_MALFORMED'>) => void | Promise<void>;
  onError: (error: Error) => void;
  /** True once the worker shall start nothing new. */
  stopping: () => boolean;
}

/** What BullMQ calls for each job. Three declared parameters: with fewer it passes no signal. */
export function jobProcessor<P extends { version: number }>(parts: JobRunParts<P>): Processor {
  const versionsReported = new Set<string>();

  const read = async (job: Job): Promise<P> => {
    try {
      return parts.contract.parse(job.data);
    } catch (error) {
      if (isMeridinateError(error, 'MESSAGE_MALFORMED')) await parts.onRejected(job.id ?? '', error);
      throw error;
    }
  };

  /** Decides what becomes of a job whose run has ended with `error`. Always throws, as BullMQ expects it. */
  const giveUp = async (error: unknown, job: Job, token: string | undefined): Promise<never> => {
    if (!isMeridinateError(error)) {
      const unexpected = plainError(error);
      parts.onError(unexpected);
      throw unexpected;
    }
    if (isMeridinateError(error, 'MESSAGE_VERSION_UNKNOWN')) {
      if (!versionsReported.has(error.context.version)) parts.onError(error);
      versionsReported.add(error.context.version);
      return putBackFor(PUT_BACK_PAUSE_MS, job, token);
    }
    // Our own Redis was away, which is no fault of the job and must not end it.
    if (error.code === 'QUEUE_UNREACHABLE') return putBackFor(PUT_BACK_PAUSE_MS, job, token);
    throw error.retryable ? error : new UnrecoverableError(error.message);
  };

  return async (job, token, workerSignal) => {
    if (parts.stopping()) return putBackNow(job, token);
    const lease = parts.leases.grant(job.id ?? '');
    const signal = workerSignal ? AbortSignal.any([workerSignal, lease.signal]) : lease.signal;
    try {
      const payload = await read(job);
      await parts.handle(receivedJob(job, { contract: parts.contract, payload, signal }));
    } catch (error) {
      if (signal.aborted) return await putBackNow(job, token);
      return await giveUp(error, job, token);
    } finally {
      lease.end();
    }
  };
}
