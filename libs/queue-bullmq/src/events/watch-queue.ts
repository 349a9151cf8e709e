import { QueueEvents, QueueKeys } from 'bullmq';
import type { QueueContract } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { connectConsumer } from '../connection/connect-consumer';
import { endedOrLate } from '../connection/deadline';
import { reportOutageOnce } from '../connection/report-outage';

const CLOSE_MS = 500;

export interface QueueWatchOptions<P extends { version: number }> {
  redisUrl: string;
  contract: QueueContract<P>;
  /** A worker has started the job; again for each run. */
  onActive: (jobId: string) => void;
  /** `value` is whatever a worker saved: parse it. */
  onProgress: (jobId: string, value: unknown) => void;
  /** The job failed for good; runs that will be tried again are not told. */
  onFailed: (jobId: string, reason: string) => void;
  /** Hears the first error of each outage; any other error once a minute while it repeats. */
  onError: (error: Error) => void;
}

export interface QueueWatch {
  /**
   * Settles when events are heard: everything that happens afterwards is told, in order, short
   * outages included. Rejects when the watch is closed first.
   */
  ready: Promise<void>;
  /** Ends within about a second, Redis dead or alive. */
  close(): Promise<void>;
}

/** Id of the newest event, so that nothing is missed between now and the first read. */
async function newestEventId(connection: Redis, queueName: string): Promise<string> {
  const newest = await connection.xrevrange(new QueueKeys().toKey(queueName, 'events'), '+', '-', 'COUNT', 1);
  return newest[0]?.[0] ?? '0-0';
}

/**
 * Hears what workers do with the jobs of a queue. Events are hints for a person who waits: the stream
 * is bounded, so after a long outage ask for the state of a job as well.
 */
export function watchQueue<P extends { version: number }>(options: QueueWatchOptions<P>): QueueWatch {
  const { client: connection, end } = connectConsumer(options.redisUrl);
  const report = reportOutageOnce(connection, options.onError);
  connection.on('error', report);
  let events: QueueEvents | null = null;
  let closed = false;

  const begin = async (): Promise<void> => {
    const lastEventId = await newestEventId(connection, options.contract.name);
    const opened = new QueueEvents(options.contract.name, { connection, lastEventId });
    events = opened;
    opened.on('error', report);
    opened.on('active', ({ jobId }) => options.onActive(jobId));
    opened.on('progress', ({ jobId, data }) => options.onProgress(jobId, data));
    opened.on('failed', ({ jobId, failedReason }) => options.onFailed(jobId, failedReason));
    await opened.waitUntilReady();
  };
  const ready = begin();
  ready.catch((error: Error) => {
    if (!closed) report(error);
  });
  return {
    ready,
    async close() {
      closed = true;
      if (events) await endedOrLate(events.close(), CLOSE_MS);
      end();
    },
  };
}
