/**
 * What the queue library costs over BullMQ used bare: the two in turn, in one process, on a Redis of
 * their own with `appendonly` and `everysec`. Prints only: figures of a busy machine are no verdict.
 * Exits 1 when it could not measure.
 *
 *   npx nx run queue-bullmq:bench       (node bench/queue.mjs [blocks])
 *
 * Alike in both arms: payload (an analysis to run), job id, attempts, an exponential backoff, age of
 * finished jobs that are kept, life of the lock, search for stalled jobs, concurrency.
 * Ours alone: contract checks when a job is sent and when it arrives, a deadline on every call, a job
 * that comes too late refused by Redis, a turn by `turnAt` (bare jobs are served as they came), a look
 * for cancellations at every start, the worker's own watch over its locks, lost jobs kept apart, counts
 * per minute, and 1000 events kept instead of BullMQ's 10000.
 *
 * p50 is the median over the blocks of each block's median, a rate the median over the blocks, p99 that
 * of the samples of all blocks. "raw/raw" is the same figure of one random half of the raw blocks over
 * that of the other half, the middle 95 % of many halvings: a ratio within it says nothing.
 */
import { availableParallelism, loadavg } from 'node:os';
import { Redis } from 'ioredis';
import cluster from '../libs/local-cluster/dist/index.js';
import { ourArm, rawArm } from './queue/arms.mjs';
import { tableOf } from './queue/figures.mjs';
import { BURST, IN_FLIGHT, measureBlock, PICKUPS, SEQUENTIAL } from './queue/measure.mjs';

const LEAST_BLOCKS = 20;
const CONCURRENCY = 5;

/** Empties both queues, but leaves what is said about them (`meta`), which is written only when one is opened. */
async function emptyQueues(redis) {
  const keys = (await redis.keys('*')).filter((key) => !key.endsWith(':meta'));
  if (keys.length > 0) await redis.unlink(keys);
}

/** @param {string} url @param {number} count */
async function measureBlocks(url, count) {
  let onError;
  const failed = new Promise((_, reject) => (onError = reject));
  failed.catch(() => undefined);
  const options = { url, concurrency: CONCURRENCY, onError };
  const redis = new Redis(url).on('error', onError);
  const arms = [await ourArm(options), await rawArm(options)];
  const blocks = { ours: [], raw: [] };
  // The first block of each warms up.
  for (let number = 0; number <= count; number += 1) {
    for (const arm of number % 2 === 0 ? arms : arms.toReversed()) {
      await emptyQueues(redis);
      const block = await Promise.race([measureBlock(arm), failed]);
      if (number > 0) blocks[arm.name].push(block);
    }
  }
  // After a failure nothing is closed: the process ends, and BullMQ would wait for its Redis first.
  await Promise.all(arms.map((arm) => arm.close()));
  redis.disconnect();
  return blocks;
}

const count = Number(process.argv[2] ?? 24);
if (!(count >= LEAST_BLOCKS)) throw new RangeError(`at least ${LEAST_BLOCKS} blocks are needed`);
const redis = await cluster.startRedis({ appendonly: true });
try {
  const before = loadavg()[0];
  const blocks = await measureBlocks(redis.url, count);
  console.log(
    `${count} blocks of each arm: ${SEQUENTIAL} adds one by one, ${BURST} adds ${IN_FLIGHT} in flight, all drained at concurrency ${CONCURRENCY}, ${PICKUPS} pickups`,
  );
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, load ${before.toFixed(2)} before and ${loadavg()[0].toFixed(2)} after`,
  );
  console.log(tableOf(blocks));
} finally {
  await redis.stop();
}
