import type { RedisOptions } from 'ioredis';

const LONGEST_RETRY_PAUSE_MS = 1_000;

/** What ioredis says of a client that has ended, and what BullMQ looks for. */
export const CONNECTION_CLOSED = 'Connection is closed.';

/** How every client of ours comes back, and goes. */
export const LIFETIME_OPTIONS = {
  retryStrategy: (times) => Math.min(200 * times, LONGEST_RETRY_PAUSE_MS),
  /** ms after which a socket that the other side does not close is destroyed. */
  disconnectTimeout: 200,
} satisfies RedisOptions;
