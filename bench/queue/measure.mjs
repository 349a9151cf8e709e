import { setTimeout as pause } from 'node:timers/promises';
import { newJob } from './arms.mjs';

export const SEQUENTIAL = 200;
export const BURST = 1_500;
export const IN_FLIGHT = 50;
export const PICKUPS = 50;
const BETWEEN_PICKUPS_MS = 10;
const BETWEEN_LOOKS_MS = 5;
const DEADLINE_MS = 60_000;

/**
 * What one arm did in one block.
 * @typedef {object} Block
 * @property {number[]} enqueue ms of each add, one after the other
 * @property {number} enqueueRate adds per second, IN_FLIGHT at a time
 * @property {number} jobRate jobs per second out of a filled queue, with a handler that does nothing
 * @property {number[]} pickup ms from before the add to the start of the handler, the worker idle
 */

/** @param {string} what @param {() => boolean | Promise<boolean>} condition */
async function until(what, condition) {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await pause(BETWEEN_LOOKS_MS);
  }
}

/** @param {import('./arms.mjs').Arm} arm */
async function enqueueOneByOne(arm) {
  const times = [];
  for (const job of Array.from({ length: SEQUENTIAL }, newJob)) {
    const startedAt = performance.now();
    await arm.send(job);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** @param {import('./arms.mjs').Arm} arm */
async function enqueueInFlight(arm) {
  const jobs = Array.from({ length: BURST }, newJob);
  const startedAt = performance.now();
  const lane = async () => {
    for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) await arm.send(job);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return BURST / ((performance.now() - startedAt) / 1000);
}

/** @param {import('./arms.mjs').Arm} arm @param {() => number[]} starts */
async function drain(arm, starts) {
  const filled = SEQUENTIAL + BURST;
  await until(`${arm.name} has run ${filled} jobs`, () => starts().length >= filled);
  await until(`${arm.name} has ended them`, async () => (await arm.queue.getActiveCount()) === 0);
  if (starts().length > filled) throw new Error(`${arm.name} ran a job twice`);
  // From the first start to the last: what a new worker needs to connect is no part of it.
  return (filled - 1) / ((starts().at(-1) - starts()[0]) / 1000);
}

/** @param {import('./arms.mjs').Arm} arm @param {() => number[]} starts */
async function pickUp(arm, starts) {
  const times = [];
  for (const job of Array.from({ length: PICKUPS }, newJob)) {
    await pause(BETWEEN_PICKUPS_MS);
    const before = starts().length;
    const sentAt = performance.now();
    await arm.send(job);
    await until(`${arm.name} starts a job`, () => starts().length > before);
    times.push(starts().at(-1) - sentAt);
  }
  return times;
}

/**
 * Measures one arm once: fills its queue, drains it, then sends to its idle worker.
 * @param {import('./arms.mjs').Arm} arm whose queue is empty
 * @returns {Promise<Block>}
 */
export async function measureBlock(arm) {
  const enqueue = await enqueueOneByOne(arm);
  const enqueueRate = await enqueueInFlight(arm);
  const starts = [];
  const stop = arm.work(() => void starts.push(performance.now()));
  const jobRate = await drain(arm, () => starts);
  const pickup = await pickUp(arm, () => starts);
  await stop();
  return { enqueue, enqueueRate, jobRate, pickup };
}
