import type { Redis } from 'ioredis';

const MARK_SECONDS = 24 * 3600;

const keyOf = (queueName: string, jobId: string): string => `meridinate:cancel:${queueName}:${jobId}`;

/** Notes that a job shall be stopped, whichever worker runs it now or later. */
export async function markCancelled(client: Redis, queueName: string, jobId: string): Promise<void> {
  await client.set(keyOf(queueName, jobId), '1', 'EX', MARK_SECONDS);
}

/** Those of the jobs that shall be stopped. */
export async function cancelledAmong(
  client: Redis,
  queueName: string,
  jobIds: readonly string[],
): Promise<string[]> {
  const marks = await client.mget(jobIds.map((jobId) => keyOf(queueName, jobId)));
  return jobIds.filter((_, index) => marks[index] !== null);
}
