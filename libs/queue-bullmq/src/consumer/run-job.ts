import { UnrecoverableError, type Job, type Processor } from 'bullmq';
import { isMeridinateError, type MeridinateError } from '@meridinate/errors';
import type { QueueContract } from '@meridinate/queue-contracts';
import { plainError } from '../connection/plain-error';
import type { Lease, Leases } from './leases';
import { putBackFor, putBackNow } from './put-back';
import { receivedJob, type ReceivedJob } from './received-job';
import type { Entry } from './suspects';

/** Long enough not to spin, short enough for a worker that is being replaced by a newer one. */
const PUT_BACK_PAUSE_MS = 5_000;

export interface JobRunParts<P extends { version: number }> {
  contract: QueueContract<P>;
  leases: Leases;
  handle: (job: ReceivedJob<P>) => Promise<void>;
  onRejected: (jobId: string, error: MeridinateError<'MESSAGE_MALFORMED'>) => void | Promise<void>;
  /** Whether the job may run here and now. */
  admit: (job: Job) => Promise<Entry>;
  /** Told before a job that was lost too often is failed. */
  onSetAside: (job: ReceivedJob<P>, error: MeridinateError<'ANALYSIS_WORKER_LOST'>) => Promise<void>;
  /** A run has begun. */
  onGranted: () => void;
  wakeIdleWorkers: () => Promise<unknown>;
  onError: (error: Error) => void;
  /** True once the worker shall start nothing new. */
  stopping: () => boolean;
}

/** The part of a run that is the same for all jobs of a consumer. */
export class JobRun<P extends { version: number }> {
  private readonly versionsReported = new Set<string>();

  constructor(private readonly parts: JobRunParts<P>) {}

  /** What BullMQ calls for each job. */
  readonly process: Processor = async (job, token) => {
    const { parts } = this;
    if (parts.stopping()) return putBackNow(job, token, parts.wakeIdleWorkers);
    const asked = Date.now() - (job.processedOn ?? Date.now());
    const lease = parts.leases.grant({ jobId: job.id ?? '', token: token ?? '' }, asked);
    parts.onGranted();
    try {
      await this.runHeld(job, token, lease);
    } catch (error) {
      if (lease.signal.aborted) return await putBackNow(job, token, parts.wakeIdleWorkers);
      return await this.giveUp(error, job, token);
    } finally {
      lease.end();
    }
  };

  private async runHeld(job: Job, token: string | undefined, lease: Lease): Promise<void> {
    const { admit, handle, onSetAside, contract } = this.parts;
    const entry = await admit(job);
    if (entry.to === 'put_back') return putBackFor(entry.pauseMs, job, token);
    const received = async (): Promise<ReceivedJob<P>> =>
      receivedJob(job, { contract, payload: await this.read(job), lease });
    if (entry.to === 'set_aside') {
      await onSetAside(await received(), entry.error);
      throw new UnrecoverableError(entry.error.message);
    }
    try {
      await handle(await received());
    } finally {
      await entry.leave().catch(() => undefined);
    }
  }

  private async read(job: Job): Promise<P> {
    try {
      return this.parts.contract.parse(job.data);
    } catch (error) {
      if (isMeridinateError(error, 'MESSAGE_MALFORMED')) await this.parts.onRejected(job.id ?? '', error);
      throw error;
    }
  }

  /** Decides what becomes of a job whose run has ended with `error`. Always throws, as BullMQ expects it. */
  private async giveUp(error: unknown, job: Job, token: string | undefined): Promise<never> {
    if (error instanceof Error && BULLMQ_VERDICTS.has(error.name)) throw error;
    if (!isMeridinateError(error)) {
      const unexpected = plainError(error);
      this.parts.onError(unexpected);
      throw unexpected;
    }
    if (isMeridinateError(error, 'MESSAGE_VERSION_UNKNOWN')) {
      if (!this.versionsReported.has(error.context.version)) this.parts.onError(error);
      this.versionsReported.add(error.context.version);
      return putBackFor(PUT_BACK_PAUSE_MS, job, token);
    }
    // Our own Redis was away, which is no fault of the job and must not end it.
    if (error.code === 'QUEUE_UNREACHABLE') return putBackFor(PUT_BACK_PAUSE_MS, job, token);
    throw error.retryable ? error : new UnrecoverableError(error.message);
  }
}

/** Errors that already say what shall become of the job. */
const BULLMQ_VERDICTS: ReadonlySet<string> = new Set(['DelayedError', 'UnrecoverableError']);
