import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import contracts from '../../libs/queue-contracts/dist/index.js';
import queues from '../../libs/queue-bullmq/dist/index.js';

const CONTRACT = contracts.TOKEN_ANALYSIS;
const LOCK_MS = 5_000;
const STALLED_INTERVAL_MS = 1_250;
const MOST_LOSSES = 2;
/** ms by which callers with a key go first; every other job is of such a caller. */
const HEAD_START_MS = 300_000;
const GRACE_MS = 5_000;

/**
 * One of the two that are compared. Its errors go to `onError`; none may occur while it is measured.
 * @typedef {object} Arm
 * @property {string} name
 * @property {Queue} queue
 * @property {(payload: object) => Promise<unknown>} send
 * @property {(onStart: () => void) => () => Promise<void>} work starts a worker that calls `onStart` for
 *   each job and does nothing else; answers how to stop it
 * @property {() => Promise<void>} close
 */

let made = 0;

/** An analysis as the gateway hands it over, with a new id. */
export function newJob() {
  const submittedAt = Date.now();
  made += 1;
  return {
    version: CONTRACT.version,
    analysisId: randomUUID(),
    mint: 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263',
    settings: { transactionLimit: 500, minUsd: 50, maxWallets: 10, maxCredits: 1_000, timeWindowHours: 24 },
    submittedAt,
    turnAt: submittedAt + (made % 2) * HEAD_START_MS,
    checkpoint: null,
  };
}

/** @param {{ url: string, concurrency: number, onError: (error: Error) => void }} options @returns {Promise<Arm>} */
export async function ourArm({ url, concurrency, onError }) {
  const connection = queues.connectProducer(url, onError);
  await new Promise((resolve) => connection.once('ready', resolve));
  const queue = new Queue(CONTRACT.name, { ...queues.PRODUCER_QUEUE_OPTIONS, connection });
  const producer = queues.createJobProducer(queue, CONTRACT);
  return {
    name: 'ours',
    queue,
    // As the gateway does it: the caller waits until the job is held, not until it is released.
    async send(payload) {
      await producer.hold(payload);
      producer.release(payload.analysisId).catch(onError);
    },
    work(onStart) {
      const consumer = queues.createJobConsumer({
        redisUrl: url,
        contract: CONTRACT,
        concurrency,
        lockMs: LOCK_MS,
        stalledIntervalMs: STALLED_INTERVAL_MS,
        losses: { most: MOST_LOSSES, onSetAside: async (_, error) => onError(error) },
        handle: async () => onStart(),
        onRejected: (_, error) => onError(error),
        onError,
      });
      consumer.start();
      return () => consumer.stop(GRACE_MS);
    },
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** @param {{ url: string, concurrency: number, onError: (error: Error) => void }} options @returns {Promise<Arm>} */
export async function rawArm({ url, concurrency, onError }) {
  const connection = { url };
  const queue = new Queue(`raw-${CONTRACT.name}`, { connection });
  queue.on('error', onError);
  await queue.waitUntilReady();
  const { attempts, backoffMs, keepSeconds } = CONTRACT.policy;
  const options = {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 1 },
    removeOnComplete: { age: keepSeconds },
    removeOnFail: { age: keepSeconds },
  };
  return {
    name: 'raw',
    queue,
    send: (payload) => queue.add(CONTRACT.name, payload, { ...options, jobId: payload.analysisId }),
    work(onStart) {
      const worker = new Worker(queue.name, async () => onStart(), {
        connection,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_INTERVAL_MS,
        maxStalledCount: MOST_LOSSES,
      });
      worker.on('error', onError);
      return () => worker.close();
    },
    close: () => queue.close(),
  };
}
