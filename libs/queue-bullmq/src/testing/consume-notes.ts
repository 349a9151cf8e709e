import { createJobConsumer, type JobConsumer, type JobConsumerOptions } from '../consumer/job-consumer';
import { NOTES, type Note } from './note.queue';

/** A started consumer of the notes queue and what it reported. */
export interface NotesConsumer {
  consumer: JobConsumer;
  rejected: { jobId: string; code: string }[];
  errors: Error[];
}

export function consumeNotes(
  redisUrl: string,
  handle: JobConsumerOptions<Note>['handle'],
  changes: Partial<JobConsumerOptions<Note>> = {},
): NotesConsumer {
  const rejected: NotesConsumer['rejected'] = [];
  const errors: Error[] = [];
  const consumer = createJobConsumer({
    redisUrl,
    contract: NOTES,
    concurrency: 2,
    lockMs: 2_000,
    stalledIntervalMs: 500,
    handle,
    onRejected: (jobId, { code }) => void rejected.push({ jobId, code }),
    onError: (error) => errors.push(error),
    ...changes,
  });
  consumer.start();
  return { consumer, rejected, errors };
}
