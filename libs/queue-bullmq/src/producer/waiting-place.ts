import { QueueKeys } from 'bullmq';
import type { Redis } from 'ioredis';

type Reply = [error: Error | null, value: unknown];

const numberOf = (reply: Reply | undefined): number | null => {
  if (reply?.[0]) throw reply[0];
  return typeof reply?.[1] === 'number' ? reply[1] : null;
};

/**
 * Place of a waiting job in the order of starts, from 1. BullMQ empties the list of jobs without a
 * priority first, among them those that were given back, from its right end; then the others by priority.
 */
export async function waitingPlace(client: Redis, queueName: string, jobId: string): Promise<number | null> {
  const key = (name: string): string => new QueueKeys().toKey(queueName, name);
  const replies = await client
    .multi()
    .llen(key('wait'))
    .lpos(key('wait'), jobId)
    .zrank(key('prioritized'), jobId)
    .exec();
  const [length, fromLeft, rank] = (replies ?? []).map(numberOf);
  if (typeof fromLeft === 'number') return (length ?? 0) - fromLeft;
  return typeof rank === 'number' ? (length ?? 0) + rank + 1 : null;
}
