import { hostname } from 'node:os';
import { Queue, QueueKeys, type Worker, type WorkerOptions } from 'bullmq';
import { pauseBeforeRetry, type QueueContract } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { cancelledAmong } from '../cancellation/cancel-mark';
import { Cancellations } from '../cancellation/cancellations';
import { connectConsumer } from '../connection/connect-consumer';
import { EVENT_STREAM } from '../connection/connect-producer';
import { endedOrLate } from '../connection/deadline';
import { reportOutageOnce } from '../connection/report-outage';
import { Leases } from './leases';
import { LossRecords } from './loss-records';
import { PatientWorker } from './patient-worker';
import { JobRun, type JobRunParts } from './run-job';
import { Solitude } from './solitude';
import { Suspects } from './suspects';

/** Minutes of per-minute counts that BullMQ keeps; without them it keeps no totals either. */
const METRICS_MINUTES = 60;
/** Time for aborted runs to end and for BullMQ to say so; together less than the promised second. */
const SETTLE_MS = 600;
const CLOSE_MS = 200;

const FREE_ENTRY = { to: 'run' as const, leave: () => Promise.resolve() };

const WORKER_NAME = `${hostname()}:${process.pid}`;

export interface JobConsumerOptions<P extends { version: number }> {
  redisUrl: string;
  contract: QueueContract<P>;
  /** Jobs at a time. */
  concurrency: number;
  /** Life of the lock on a job, renewed while it runs. A dead worker's job is taken over after about this. */
  lockMs: number;
  /** How often stalled jobs are looked for; two looks are needed to take one over. */
  stalledIntervalMs: number;
  /**
   * Losses with its worker after which a job runs no more; it is failed once `onSetAside` has resolved.
   * From the first loss on it runs alone in its process. Absent where a job cannot be at fault.
   */
  losses?: { most: number; onSetAside: JobRunParts<P>['onSetAside'] };
  /**
   * Does the job. Runs at least once, and twice when a worker is cut off: its effects must be
   * idempotent by the job's id. A MeridinateError that is not retryable fails the job at once;
   * QUEUE_UNREACHABLE puts it back; anything else is tried again as the contract's policy says.
   */
  handle: JobRunParts<P>['handle'];
  /**
   * Hears of a payload that is not what its version promises, before the job is failed. When it rejects,
   * its error counts as one of `handle`.
   */
  onRejected: JobRunParts<P>['onRejected'];
  /**
   * Hears the first error of each outage, each unknown message version once, what Redis or BullMQ says
   * over and over once a minute, and every error of `handle` that is no MeridinateError. Secrets are
   * taken out.
   */
  onError: (error: Error) => void;
  /** For tests; Math.random by default. */
  random?: () => number;
}

/** Takes jobs from one queue and runs them. */
export interface JobConsumer {
  start(): void;
  /**
   * Takes no more jobs, waits `graceMs` for those that run, then aborts their signals and gives them
   * back; resolves within `graceMs` plus a second, Redis dead or alive. A handler that ignores its
   * signal runs on, but its job is given up. A second call returns the first's promise.
   */
  stop(graceMs: number): Promise<void>;
}

function workerOptions<P extends { version: number }>(
  connection: Redis,
  options: JobConsumerOptions<P>,
): WorkerOptions {
  const { contract, random = Math.random } = options;
  return {
    connection,
    autorun: false,
    concurrency: options.concurrency,
    lockDuration: options.lockMs,
    stalledInterval: options.stalledIntervalMs,
    // Who is lost too often is decided here, not by BullMQ: see Suspects.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    skipLockRenewal: true,
    name: WORKER_NAME,
    metrics: { maxDataPoints: METRICS_MINUTES },
    settings: { backoffStrategy: (tries) => pauseBeforeRetry(contract.policy, tries, random) },
  };
}

/** Everything that decides over the runs of one consumer. */
function runsOf<P extends { version: number }>(
  options: JobConsumerOptions<P>,
  connection: Redis,
  extendLocks: (ids: string[], tokens: string[]) => Promise<string[]>,
  stopping: () => boolean,
): { leases: Leases; cancellations: Cancellations; run: JobRun<P> } {
  const { contract, losses } = options;
  const now = (): number => performance.now();
  const records = new LossRecords(connection, contract.name, contract.policy.keepSeconds);
  const leases = new Leases({
    lockMs: options.lockMs,
    now,
    renew: (locks) =>
      extendLocks(
        locks.map(({ jobId }) => jobId),
        locks.map(({ token }) => token),
      ),
    onLost: (jobId) => void records.excuse(jobId).catch(() => undefined),
  });
  const cancellations = new Cancellations({
    running: () => leases.jobIds,
    cancelledAmong: (ids) => cancelledAmong(connection, contract.name, ids),
    abort: (ids, reason) => leases.abort(ids, reason),
  });
  const suspects = new Suspects({
    records,
    solitude: new Solitude(now),
    most: losses?.most ?? Infinity,
    worker: WORKER_NAME,
    wallClock: Date.now,
  });
  const run = new JobRun({
    ...options,
    leases,
    admit: (job) => (losses ? suspects.admit(job) : Promise.resolve(FREE_ENTRY)),
    onSetAside: losses?.onSetAside ?? (() => Promise.resolve()),
    onGranted: () => cancellations.look(),
    wakeIdleWorkers: () => connection.zadd(new QueueKeys().toKey(contract.name, 'marker'), 0, '0'),
    stopping,
  });
  return { leases, cancellations, run };
}

/** Makes a consumer with connections of its own; nothing is taken before `start`. */
export function createJobConsumer<P extends { version: number }>(
  options: JobConsumerOptions<P>,
): JobConsumer {
  const { contract, lockMs } = options;
  const { client: connection, end } = connectConsumer(options.redisUrl);
  // What the connections say while they are being cut is no news.
  let over = false;
  const report = reportOutageOnce(connection, (error) => {
    if (!over) options.onError(error);
  });
  let stopped: Promise<void> | null = null;
  const { leases, cancellations, run } = runsOf(
    options,
    connection,
    (ids, tokens) => worker.extendJobLocks(ids, tokens, lockMs),
    () => stopped !== null,
  );
  const worker: Worker = new PatientWorker(contract.name, run.process, workerOptions(connection, options));
  worker.on('error', report);
  // A producer that starts before Redis cannot set the bound of the event stream, so it is set from here.
  const queue = new Queue(contract.name, { connection, streams: EVENT_STREAM });
  queue.on('error', () => undefined);

  const stop = async (graceMs: number): Promise<void> => {
    const drained = worker.pause();
    await endedOrLate(leases.idle(), graceMs);
    leases.abortAll('its worker is stopping');
    await endedOrLate(drained, SETTLE_MS);
    over = true;
    cancellations.stop();
    // Forced from the start: an unforced close waits for Redis, and a second one cannot hurry it.
    await endedOrLate(Promise.all([worker.close(true), queue.close()]), CLOSE_MS);
    end();
  };
  return {
    start() {
      cancellations.start();
      worker.run().catch(report);
    },
    stop: (graceMs) => (stopped ??= stop(graceMs)),
  };
}
