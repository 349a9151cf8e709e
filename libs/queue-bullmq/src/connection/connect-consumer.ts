import { Redis } from 'ioredis';
import { CONNECTION_CLOSED, LIFETIME_OPTIONS } from './lifetime';

/** Connections of one consumer: its client and those BullMQ makes from it. */
export interface ConsumerConnection {
  /** For BullMQ. Its commands wait for Redis however long it is away, so its user brings the deadlines. */
  client: Redis;
  /** Ends the client and its duplicates for good, in any state; what waits on them is rejected. */
  end: () => void;
}

/**
 * Opens a connection for whoever waits for work. Two habits of its makers are mended:
 *
 * - Told to disconnect while it pauses between two tries to connect, ioredis drops its timer and stays
 *   there: no `end` event, commands that wait never settle, BullMQ's timers stay alive and its `close`
 *   hangs. One more try, cut off at once, brings the client to its end.
 * - BullMQ reconnects a blocking client of its own accord, even one it has closed while Redis was
 *   away. After `end` every such try is refused.
 */
export function connectConsumer(redisUrl: string): ConsumerConnection {
  const clients: Redis[] = [];
  let over = false;

  const own = (client: Redis): Redis => {
    const connect = client.connect.bind(client);
    const disconnect = client.disconnect.bind(client);
    const duplicate = client.duplicate.bind(client);
    client.connect = () => (over ? Promise.reject(new Error(CONNECTION_CLOSED)) : connect());
    client.disconnect = (reconnect) => {
      const paused = client.status === 'reconnecting';
      disconnect(reconnect);
      if (!paused || reconnect) return;
      connect().catch(() => undefined);
      disconnect();
    };
    client.duplicate = (override) => own(duplicate(override));
    // BullMQ listens too, but no longer once it has closed its end.
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  };
  const client = own(
    new Redis(redisUrl, { ...LIFETIME_OPTIONS, maxRetriesPerRequest: null, connectTimeout: 5_000 }),
  );
  return {
    client,
    end() {
      over = true;
      for (const each of clients) each.disconnect();
    },
  };
}
