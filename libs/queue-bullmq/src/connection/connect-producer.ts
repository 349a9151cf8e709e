import type { QueueOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { LIFETIME_OPTIONS } from './lifetime';
import { refuseLateAdds } from '../producer/refuse-late-adds';
import { reportOutageOnce } from './report-outage';

/** Events kept in a queue's stream; they are read as they happen, and a job's state is asked for. */
const EVENTS_KEPT = 1_000;

/**
 * A client for whoever must answer soon: every command fails within half a second when Redis is away,
 * and works again by itself when it is back. It never waits in a queue of its own. Give it to a BullMQ
 * `Queue` with {@link PRODUCER_QUEUE_OPTIONS}; never to a `Worker`. The owner ends it by `disconnect()`:
 * closing the `Queue` leaves it open. A job it has given up is never stored later: see `refuseLateAdds`.
 *
 * @param onError hears the first error of each outage, and any other once a minute while it repeats;
 *   without secrets
 */
export function connectProducer(redisUrl: string, onError: (error: Error) => void): Redis {
  const client = new Redis(redisUrl, {
    ...LIFETIME_OPTIONS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
    connectTimeout: 1_000,
  });
  client.on('error', reportOutageOnce(client, onError));
  refuseLateAdds(client);
  return client;
}

/** The part of the options that says how many events a queue keeps. */
export const EVENT_STREAM = { events: { maxLen: EVENTS_KEPT } } satisfies QueueOptions['streams'];

/**
 * Options of the `Queue` that gets the client of {@link connectProducer}. Both skips are needed:
 * waiting for the connection hangs when Redis is away at start, and the version check, refused then,
 * would leave the queue broken even after Redis came.
 */
export const PRODUCER_QUEUE_OPTIONS = {
  skipVersionCheck: true,
  skipWaitingForReady: true,
  streams: EVENT_STREAM,
} satisfies Partial<QueueOptions>;
