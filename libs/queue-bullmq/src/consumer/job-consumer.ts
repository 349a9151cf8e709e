import { Queue, Worker, type WorkerOptions } from 'bullmq';
import { pauseBeforeRetry, type QueueContract } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { connectConsumer } from '../connection/connect-consumer';
import { EVENT_STREAM } from '../connection/connect-producer';
import { endedOrLate } from '../connection/deadline';
import { reportOutageOnce } from '../connection/report-outage';

import { Leases } from './leases';
import { jobProcessor, type JobRunParts } from './run-job';

/** Minutes of per-minute counts that BullMQ keeps; without them it keeps no totals either. */
const METRICS_MINUTES = 60;
/** Time for aborted runs to end and for BullMQ to say so; together less than the promised second. */
const SETTLE_MS = 600;
const CLOSE_MS = 200;

export interface JobConsumerOptions<P extends { version: number }> {
  redisUrl: string;
  contract: QueueContract<P>;
  /** Jobs at a time. */
  concurrency: number;
  /** Life of the lock on a job, renewed while it runs. A dead worker's job is taken over after about this. */
  lockMs: number;
  /** How often stalled jobs are looked for; two looks are needed to take one over. */
  stalledIntervalMs: number;
  /** How often a job may be lost with its worker; the next loss fails it, see `isWorkerLost`. */
  maxStalledCount: number;
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
   * Hears the first error of each outage, each unknown message version once, and every other error: of
   * BullMQ and of `handle`, unless that is a MeridinateError. Secrets are taken out.
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
    maxStalledCount: options.maxStalledCount,
    metrics: { maxDataPoints: METRICS_MINUTES },
    settings: { backoffStrategy: (tries) => pauseBeforeRetry(contract.policy, tries, random) },
  };
}

/** Makes a consumer with connections of its own; nothing is taken before `start`. */
export function createJobConsumer<P extends { version: number }>(
  options: JobConsumerOptions<P>,
): JobConsumer {
  const { contract, lockMs, handle, onRejected } = options;
  const { client: connection, end } = connectConsumer(options.redisUrl);
  // What the connections say while they are being cut is no news.
  let over = false;
  const report = reportOutageOnce(connection, (error) => {
    if (!over) options.onError(error);
  });
  const leases = new Leases(lockMs, () => performance.now());
  let stopped: Promise<void> | null = null;

  const processor = jobProcessor({
    contract,
    leases,
    handle,
    onRejected,
    onError: options.onError,
    stopping: () => stopped !== null,
  });
  const worker = new Worker(contract.name, processor, workerOptions(connection, options));
  worker.on('error', report);
  worker.on('locksRenewed', ({ jobIds }) => leases.renewed(jobIds));
  worker.on('lockRenewalFailed', (jobIds) => leases.lost(jobIds));
  // A producer that starts before Redis cannot set the bound of the event stream, so it is set from here.
  const queue = new Queue(contract.name, { connection, streams: EVENT_STREAM });
  queue.on('error', () => undefined);

  const stop = async (graceMs: number): Promise<void> => {
    const drained = worker.pause();
    await endedOrLate(leases.idle(), graceMs);
    leases.abortAll('its worker is stopping');
    await endedOrLate(drained, SETTLE_MS);
    over = true;
    // Forced from the start: an unforced close waits for Redis, and a second one cannot hurry it.
    await endedOrLate(Promise.all([worker.close(true), queue.close()]), CLOSE_MS);
    end();
  };
  return {
    start() {
      worker.run().catch(report);
    },
    stop: (graceMs) => (stopped ??= stop(graceMs)),
  };
}
