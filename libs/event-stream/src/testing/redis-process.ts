import { once } from 'node:events';
import type { RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import type { EventStream } from '../event-stream';
import type { LiveEvent } from '../live-event';
import { createRedisEventStream } from '../redis/redis-event-stream';
import { heardBy } from './events';
import { until } from './until';

/** A stream as one process has it, with what it has heard and reported. */
export interface RedisProcess {
  stream: EventStream;
  publisher: Redis;
  heard: LiveEvent[];
  errors: string[];
  close(): Promise<void>;
}

/** A publisher that fails soon, as the services have it. */
function connectPublisher(redisUrl: string): Redis {
  const publisher = new Redis(redisUrl, {
    retryStrategy: () => 100,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
    disconnectTimeout: 200,
  });
  publisher.on('error', () => undefined);
  return publisher;
}

/**
 * A process that may never have reached Redis.
 *
 * @param onError hears every error besides
 */
export function openProcess(
  redisUrl: string,
  onError: (error: Error) => void = () => undefined,
): RedisProcess {
  const publisher = connectPublisher(redisUrl);
  const errors: string[] = [];
  const stream = createRedisEventStream({
    redisUrl,
    publisher,
    onError(error) {
      errors.push(error.message);
      onError(error);
    },
  });
  const close = async (): Promise<void> => {
    await stream.close();
    publisher.disconnect();
  };
  return { stream, publisher, heard: heardBy(stream), errors, close };
}

/** Connections that wait for an entry at this moment. */
export async function readersOf(redis: Redis): Promise<number> {
  const list = String(await redis.client('LIST'));
  return list.split('\n').filter((line) => /\bflags=b\b/.test(line) && /\bcmd=xread\b/.test(line)).length;
}

/** A process that hears everything from now on. */
export async function startProcess(
  server: RedisServer,
  onError?: (error: Error) => void,
): Promise<RedisProcess> {
  const observer = new Redis(server.url);
  await once(observer, 'ready');
  const before = await readersOf(observer);
  const process = openProcess(server.url, onError);
  await until('the process reads', async () => (await readersOf(observer)) > before);
  await until('the process can publish', () => process.publisher.status === 'ready');
  observer.disconnect();
  return process;
}
