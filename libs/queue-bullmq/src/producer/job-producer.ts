import { Job, type JobState, type Queue } from 'bullmq';
import { MeridinateError } from '@meridinate/errors';
import type { QueueContract } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { markCancelled } from '../cancellation/cancel-mark';
import { within } from '../connection/deadline';
import { clockOf } from '../connection/redis-clock';
import { jobOptions } from './job-options';
import { isLateAdd } from './refuse-late-adds';
import { waitingPlace } from './waiting-place';

const DEADLINE_MS = 600;
/** A refusal as late that comes sooner than this is no lateness but a clock that was set. */
const CLOCK_WAS_SET_MS = 100;

/** A year: who holds a job releases it or takes it out long before. */
const HELD_MS = 365 * 24 * 3_600_000;

const ENDED: readonly QueuedJobState[] = ['completed', 'failed'];

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
   * After a rejection the job is not stored later, but it may have been stored already: Redis can die
   * after the deed and before its answer. The id makes a repeat harmless: a second send of the same id
   * while the first is kept, finished or not, changes nothing. To run a finished id again, `remove` it
   * first.
   *
   * @throws MeridinateError MESSAGE_MALFORMED for a payload its own contract would refuse
   */
  send(payload: P): Promise<void>;
  /**
   * As `send`, but no worker takes the job before it is released. For jobs that cost: when this is
   * rejected and the job was stored all the same, it waits there for its removal and never runs.
   */
  hold(payload: P): Promise<void>;
  /** Lets workers have a job that is held; changes nothing for any other. */
  release(jobId: string): Promise<void>;
  state(jobId: string): Promise<QueuedJobState>;
  /** Why the job failed, or failed last; null when it did not or is gone. */
  failedReason(jobId: string): Promise<string | null>;
  /** False when a worker holds it at this moment. True when it is gone, or was never there. */
  remove(jobId: string): Promise<boolean>;
  /**
   * Takes a waiting job out of the queue; a running one is left to its worker, whose handler's signal
   * is aborted with ANALYSIS_CANCELLED within a second, also when another worker runs it by then.
   */
  cancel(jobId: string): Promise<'removed' | 'asked'>;
  /** Place of a waiting job in the order in which jobs will be started, from 1; null when it does not wait. */
  position(jobId: string): Promise<number | null>;
  /** Worker processes that listen at the moment. */
  workers(): Promise<number>;
  /**
   * The payload as it is kept now, with what workers have saved in it; null when the job is gone.
   * @throws MeridinateError MESSAGE_MALFORMED, MESSAGE_VERSION_UNKNOWN
   */
  payload(jobId: string): Promise<P | null>;
}

/**
 * Makes a {@link JobProducer} from a queue with `PRODUCER_QUEUE_OPTIONS` and the client of
 * `connectProducer`; the caller closes the queue.
 */
export function createJobProducer<P extends { version: number }>(
  queue: Queue,
  contract: QueueContract<P>,
  { deadlineMs = DEADLINE_MS }: { deadlineMs?: number } = {},
): JobProducer<P> {
  const client = queue.opts.connection as Redis;
  // The owner of the connection hears its errors; without a listener here BullMQ prints each of them.
  queue.on('error', () => undefined);
  const ask = async <T>(question: Promise<T>): Promise<T> => {
    try {
      return await within(question, deadlineMs);
    } catch (cause) {
      throw new MeridinateError('QUEUE_UNREACHABLE', {}, { cause });
    }
  };
  const add = createAdd(queue, contract, client);
  const remove = async (jobId: string): Promise<boolean> => (await ask(queue.remove(jobId))) === 1;
  return {
    async send(payload) {
      await ask(add(contract.parse(payload), 0));
    },
    async hold(payload) {
      await ask(add(contract.parse(payload), HELD_MS));
    },
    async release(jobId) {
      try {
        await ask(new Job(queue, contract.name, null, {}, jobId).promote());
      } catch (error) {
        // BullMQ refuses what is not held, or not there; Redis has answered then.
        if ((await ask(queue.getJobState(jobId))) === 'delayed') throw error;
      }
    },
    state: (jobId) => ask(queue.getJobState(jobId)),
    failedReason: async (jobId) => (await ask(queue.getJob(jobId)))?.failedReason ?? null,
    remove,
    async cancel(jobId) {
      // A job that has ended stays: its result is on the way.
      const ended = ENDED.includes(await ask(queue.getJobState(jobId)));
      if (!ended && (await remove(jobId))) return 'removed';
      await ask(markCancelled(client, contract.name, jobId));
      return 'asked';
    },
    position: (jobId) => ask(waitingPlace(client, contract.name, jobId)),
    workers: () => ask(queue.getWorkersCount()),
    payload: async (jobId) => {
      const job = await ask(queue.getJob(jobId));
      return job ? contract.parse(job.data) : null;
    },
  };
}

function createAdd<P extends { version: number }>(
  queue: Queue,
  contract: QueueContract<P>,
  client: Redis,
): (payload: P, delay: number) => Promise<void> {
  const clock = clockOf(client);
  const add = async (payload: P, delay: number): Promise<void> => {
    const timestamp = await clock.now();
    await queue.add(contract.name, payload, { ...jobOptions(contract, payload), timestamp, delay });
  };
  return async (payload, delay) => {
    const sentAt = performance.now();
    try {
      await add(payload, delay);
    } catch (error) {
      if (!isLateAdd(error) || performance.now() - sentAt > CLOCK_WAS_SET_MS) throw error;
      clock.forget();
      await add(payload, delay);
    }
  };
}
