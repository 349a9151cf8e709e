import type { JobState, Queue } from 'bullmq';
import { MeridinateError } from '@meridinate/errors';
import type { QueueContract } from '@meridinate/queue-contracts';
import { within } from '../connection/deadline';
import { jobOptions } from './job-options';

const DEADLINE_MS = 800;

/** Where a job is; `unknown` when the queue has none of that id. */
export type QueuedJobState = JobState | 'unknown';

/**
 * Puts jobs into one queue and asks after them. Every call ends within its deadline, and every failure
 * of Redis is a MeridinateError QUEUE_UNREACHABLE with the cause.
 */
export interface JobProducer<P> {
  /**
   * Stores the job; resolves once Redis has it. Delivery is **at least once**.
   *
   * A rejection does not prove that nothing was stored: when Redis falls silent with the command in
   * its socket, it may carry it out once it speaks again. The id makes a repeat harmless: a second
   * send of the same id while the first is kept, finished or not, changes nothing. To run a finished
   * id again, `remove` it first.
   *
   * @throws MeridinateError MESSAGE_MALFORMED for a payload its own contract would refuse
   */
  send(payload: P): Promise<void>;
  state(jobId: string): Promise<QueuedJobState>;
  /** Why the job failed, or failed last; null when it did not or is gone. See `isWorkerLost`. */
  failedReason(jobId: string): Promise<string | null>;
  /** False when a worker holds it at this moment. True when it is gone, or was never there. */
  remove(jobId: string): Promise<boolean>;
}

/** Makes a {@link JobProducer} from a queue with `PRODUCER_QUEUE_OPTIONS`; the caller closes the queue. */
export function createJobProducer<P extends { version: number }>(
  queue: Queue,
  contract: QueueContract<P>,
  { deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {},
): JobProducer<P> {
  // The owner of the connection hears its errors; without a listener here BullMQ prints each of them.
  queue.on('error', () => undefined);
  const ask = async <T>(question: Promise<T>): Promise<T> => {
    try {
      return await within(question, deadlineMs);
    } catch (cause) {
      throw new MeridinateError('QUEUE_UNREACHABLE', {}, { cause });
    }
  };
  return {
    async send(payload) {
      const parsed = contract.parse(payload);
      await ask(queue.add(contract.name, parsed, jobOptions(contract, parsed)));
    },
    state: (jobId) => ask(queue.getJobState(jobId)),
    failedReason: async (jobId) => (await ask(queue.getJob(jobId)))?.failedReason ?? null,
    remove: async (jobId) => (await ask(queue.remove(jobId))) === 1,
  };
}
