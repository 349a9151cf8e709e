import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { PRODUCER_QUEUE_OPTIONS, connectProducer } from '../connection/connect-producer';
import { createJobProducer, type JobProducer } from '../producer/job-producer';
import { NOTES, type Note } from './note.queue';

/** The sending end of the notes queue, put together as an app does it. */
export interface OpenNotes {
  connection: Redis;
  queue: Queue;
  producer: JobProducer<Note>;
  /** What the connection reported. */
  errors: Error[];
  close(): Promise<void>;
}

export function openNotes(redisUrl: string): OpenNotes {
  const errors: Error[] = [];
  const connection = connectProducer(redisUrl, (error) => errors.push(error));
  const queue = new Queue(NOTES.name, { ...PRODUCER_QUEUE_OPTIONS, connection });
  return {
    connection,
    queue,
    producer: createJobProducer(queue, NOTES),
    errors,
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** Resolves once the connection takes commands. */
export async function connected({ connection }: Pick<OpenNotes, 'connection'>): Promise<void> {
  if (connection.status === 'ready') return;
  await new Promise((resolve) => connection.once('ready', resolve));
}
