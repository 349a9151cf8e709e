import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { defineQueue } from '@meridinate/queue-contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { connectProducer, PRODUCER_QUEUE_OPTIONS } from '../connection/connect-producer';
import { createJobConsumer } from '../consumer/job-consumer';
import { until } from '../testing/until';
import { priorityOfTurn } from './job-options';
import { createJobProducer, type JobProducer } from './job-producer';

interface Errand {
  version: 1;
  id: string;
  turnAt: number;
}

const ERRANDS = defineQueue<Errand>({
  name: 'errands',
  version: 1,
  policy: { attempts: 1, backoffMs: 1, backoffCapMs: 1, keepSeconds: 3600 },
  schema: z.object({ version: z.literal(1), id: z.string(), turnAt: z.number() }),
  jobId: ({ id }) => id,
  turnAt: ({ turnAt }) => turnAt,
});

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 27, 12);
const YEARS = 365 * 24 * 60 * MINUTE;

describe('the turns of jobs', () => {
  let redis: RedisServer;
  let connection: Redis;
  let queue: Queue;
  let producer: JobProducer<Errand>;

  beforeAll(async () => {
    redis = await startRedis();
    connection = connectProducer(redis.url, () => undefined);
    queue = new Queue(ERRANDS.name, { connection, ...PRODUCER_QUEUE_OPTIONS });
    producer = createJobProducer(queue, ERRANDS);
    await until('Redis is there', () => connection.status === 'ready');
  });
  afterAll(async () => {
    await queue.close();
    connection.disconnect();
    await redis.stop();
  });

  it('decide who is served first, whoever was sent first; equals go in the order they came', async () => {
    const turns = {
      late: NOON + 9 * MINUTE,
      waited: NOON,
      first: NOON + 2 * MINUTE,
      second: NOON + 2 * MINUTE,
    };
    for (const [id, turnAt] of Object.entries(turns)) await producer.send({ version: 1, id, turnAt });
    const places = await Promise.all(
      ['waited', 'first', 'second', 'late'].map((id) => producer.position(id)),
    );
    expect(places).toEqual([1, 2, 3, 4]);
    expect(await producer.position('nobody')).toBeNull();

    const served: string[] = [];
    const consumer = createJobConsumer({
      redisUrl: redis.url,
      contract: ERRANDS,
      concurrency: 1,
      lockMs: 5_000,
      stalledIntervalMs: 500,
      handle: ({ id }) => Promise.resolve(void served.push(id)),
      onRejected: () => undefined,
      onError: () => undefined,
    });
    consumer.start();
    await until('all are served', () => served.length === 4);
    await consumer.stop(1_000);
    expect(served).toEqual(['waited', 'first', 'second', 'late']);
  });

  it('hold for jobs that are held, too, once they are released', async () => {
    const later = { version: 1 as const, id: 'held later', turnAt: NOON + 3 * MINUTE };
    await producer.hold({ version: 1, id: 'held', turnAt: NOON });
    await producer.send(later);
    expect(await producer.position('held')).toBeNull();
    await producer.release('held');
    expect(await producer.position('held')).toBe(1);
    await producer.release('held');
    await producer.release('nobody');
    expect(await producer.position(later.id)).toBe(2);
    await producer.hold({ version: 1, id: 'held', turnAt: NOON });
    expect(await producer.position('held')).toBe(1);
  });

  it('are within what BullMQ takes, for ever', () => {
    for (const at of [0, NOON, NOON + 4 * YEARS, NOON + 40 * YEARS]) {
      expect(priorityOfTurn(at)).toBeGreaterThanOrEqual(1);
      expect(priorityOfTurn(at)).toBeLessThanOrEqual(2 ** 21 - 1);
    }
  });
});
