import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { EventStream } from '../event-stream';
import { Listeners } from '../listeners';
import { open, seal } from './envelope';
import { Outage } from './outage';
import { StreamReader } from './stream-reader';

export const EVENTS_KEY = 'meridinate:events';
export const EVENT_FIELD = 'event';
/** Redis keeps up to a hundred more: it drops old entries by whole blocks. */
const EVENTS_KEPT = 1_000;

export interface RedisEventStreamOptions {
  redisUrl: string;
  /** Publishes. It must fail soon where Redis is away; its owner closes it. */
  publisher: Redis;
  /**
   * Hears the first error of each outage, what listeners throw, and of events too large for others;
   * without secrets. It must not throw.
   */
  onError: (error: Error) => void;
}

/**
 * Events for all processes with the same Redis. It keeps the last thousand, so that a process whose
 * connection was lost for a moment hears what it missed; after a longer outage, or a Redis that has lost
 * its memory, events are missing without a trace.
 */
export function createRedisEventStream(options: RedisEventStreamOptions): EventStream {
  const { redisUrl, publisher, onError } = options;
  const origin = randomUUID();
  const listeners = new Listeners(onError);
  const outage = new Outage(onError);
  let closed = false;
  const reader = new StreamReader({
    redisUrl,
    key: EVENTS_KEY,
    field: EVENT_FIELD,
    onEntry(text) {
      const envelope = open(text);
      if (envelope !== null && envelope.origin !== origin) listeners.tell(envelope.event);
    },
    onAnswer: () => outage.ended('reading'),
    onLoss: (error) => outage.began('reading', error),
  });

  const send = async (text: string): Promise<void> => {
    try {
      await publisher.xadd(EVENTS_KEY, 'MAXLEN', '~', EVENTS_KEPT, '*', EVENT_FIELD, text);
      outage.ended('publishing');
    } catch (error) {
      if (!closed) outage.began('publishing', error);
    }
  };
  return {
    publish(event) {
      if (closed) return;
      listeners.tell(event);
      const sealed = seal(origin, event);
      if (sealed instanceof Error) onError(sealed);
      else void send(sealed);
    },
    subscribe: (listener) => (closed ? () => undefined : listeners.add(listener)),
    async close() {
      closed = true;
      listeners.clear();
      await reader.close();
    },
  };
}
