import { once } from 'node:events';
import { Redis } from 'ioredis';
import { createRedisPace } from '../redis/redis-pace';
import type { Subject } from './subject';

/** A client as ioredis makes it: it keeps commands for as long as Redis is away. */
export async function connectPatiently(redisUrl: string): Promise<Redis> {
  const client = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on('error', () => undefined);
  await once(client, 'ready');
  return client;
}

/** Time of Redis in ms. */
export async function redisTimeMs(client: Redis): Promise<number> {
  const [seconds, micros] = await client.time();
  return Number(seconds) * 1_000 + Number(micros) / 1_000;
}

/**
 * A pace for each client, of one Redis. The clock of Redis goes on while the virtual one stands, so a
 * wait it names may be too short by that much, and once more for the bucket within the process.
 */
export function redisSubject(clients: () => readonly [Redis, ...Redis[]]): Subject {
  let openedMs = 0;
  const fail = (error: Error): never => {
    throw error;
  };
  return {
    async open(rates, instruments) {
      const [client] = clients();
      await client.flushall();
      openedMs = await redisTimeMs(client);
      return clients().map((each) => createRedisPace(each, rates, { ...instruments, onOutage: fail }));
    },
    driftMs: async () => 2 * ((await redisTimeMs(clients()[0])) - openedMs + 1),
    runs: 40,
  };
}
