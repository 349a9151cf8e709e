import { QueueKeys } from 'bullmq';
import { MeridinateError } from '@meridinate/errors';
import type { QueueContract } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { within } from '../connection/deadline';

/** States a job of a queue can be in; `completed` and `failed` jobs are kept for a while. */
export const QUEUE_STATES = [
  'waiting',
  'active',
  'delayed',
  'prioritized',
  'waiting-children',
  'completed',
  'failed',
] as const;

export type QueueState = (typeof QUEUE_STATES)[number];

/** A queue at one moment. */
export interface QueueDepth {
  /** Jobs now in each state. */
  jobs: Record<QueueState, number>;
  /** Age in ms of the job that will be started next, since it was sent; null when none waits. */
  oldestWaitingMs: number | null;
  /** Jobs that ended for good since the queue exists, as its workers counted them; removed ones included. */
  ended: { completed: number; failed: number };
}

type Pipeline = ReturnType<Redis['pipeline']>;

async function answersOf(pipeline: Pipeline): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}

async function read(connection: Redis, queueName: string, now: () => number): Promise<QueueDepth> {
  const keys = new QueueKeys();
  const key = (type: string): string => keys.toKey(queueName, type);
  const [
    waiting,
    active,
    delayed,
    prioritized,
    children,
    completed,
    failed,
    endedWell,
    endedBadly,
    ...first
  ] = await answersOf(
    connection
      .pipeline()
      .llen(key('wait'))
      .llen(key('active'))
      .zcard(key('delayed'))
      .zcard(key('prioritized'))
      .zcard(key('waiting-children'))
      .zcard(key('completed'))
      .zcard(key('failed'))
      .hget(key('metrics:completed'), 'count')
      .hget(key('metrics:failed'), 'count')
      .lindex(key('wait'), -1)
      .zrange(key('prioritized'), '0', '0'),
  );
  const next: unknown = first.flat().find((jobId) => jobId !== null);
  const sentAt = typeof next === 'string' ? Number(await connection.hget(key(next), 'timestamp')) : 0;
  return {
    jobs: {
      waiting: Number(waiting),
      active: Number(active),
      delayed: Number(delayed),
      prioritized: Number(prioritized),
      'waiting-children': Number(children),
      completed: Number(completed),
      failed: Number(failed),
    },
    oldestWaitingMs: sentAt > 0 ? Math.max(0, now() - sentAt) : null,
    ended: { completed: Number(endedWell ?? 0), failed: Number(endedBadly ?? 0) },
  };
}

/**
 * Reads how full a queue is, in two round trips of constant cost whatever its size. BullMQ's own
 * getters are not used: they wait without limit when Redis is away.
 *
 * @param connection of `connectProducer`
 * @throws MeridinateError QUEUE_UNREACHABLE with the cause when Redis does not answer within `deadlineMs`
 */
export async function readQueueDepth<P extends { version: number }>(
  connection: Redis,
  contract: QueueContract<P>,
  deadlineMs: number,
  now: () => number = Date.now,
): Promise<QueueDepth> {
  try {
    return await within(read(connection, contract.name, now), deadlineMs);
  } catch (cause) {
    throw new MeridinateError('QUEUE_UNREACHABLE', {}, { cause });
  }
}
