/**
 * What a decision costs over a bare `PING` of the same Redis in the same process, one by one and with
 * many in flight, the arms in turn. Prints only: figures of a busy machine are no verdict. Exits 1 when
 * it could not measure.
 *
 *   npx nx run rate-limit:bench       (node bench/rate-limit.mjs [blocks])
 *
 * p50 is the median over the blocks of each block's median, p99 that of the samples of all blocks. A
 * known denial never leaves the process, so it is given in µs and not over `PING`. "PING/PING" is the
 * same figure of one random half of the `PING` blocks over that of the other: a ratio as near to 1 as
 * that says nothing.
 */
import { availableParallelism, loadavg } from 'node:os';
import { Redis } from 'ioredis';
import cluster from '../libs/local-cluster/dist/index.js';
import limits from '../libs/rate-limit/dist/index.js';

const LEAST_BLOCKS = 20;
const SAMPLES = 400;
const WINDOW_MS = 3_600_000;
const GOAL_P50 = 1.75;
/** A decision that waits for Redis alone, never for its deadline. */
const ANSWER_MS = 5_000;

/** @param {number[]} values @param {number} share from 0 to 1 */
function quantile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** @param {string} key @param {number} limit */
const chargeOf = (key, limit = 1_000_000_000) => ({
  callerClass: 'anonymous',
  key,
  name: 'bench',
  limit,
  windowMs: WINDOW_MS,
  cost: 1,
  strict: false,
  onStoreLoss: 'share',
});

/** µs that each of `SAMPLES` calls took, so many of them in flight. */
async function sample(call, inFlight) {
  const took = [];
  const lane = async () => {
    for (let left = SAMPLES / inFlight; left > 0; left -= 1) {
      const began = performance.now();
      await call();
      took.push((performance.now() - began) * 1_000);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return took;
}

/** @param {string} url */
async function openArms(url) {
  const client = new Redis(url);
  const onOutage = (error) => {
    throw error;
  };
  const shared = limits.connectLimits({ redisUrl: url, answerMs: ANSWER_MS, onOutage });
  if (!(await shared.untilHealthy(5_000))) throw new Error('Redis does not answer');
  const decide = (charges) => () => shared.limiter.decide(charges);
  const one = [chargeOf('a caller, an hour')];
  const three = ['a', 'b', 'c'].map((key) => chargeOf(`limit ${key}`));
  const denied = [chargeOf('used up', 1)];
  await decide(denied)();
  const arms = {
    PING: () => client.ping(),
    '1 limit': decide(one),
    '3 limits': decide(three),
    'known denial': decide(denied),
  };
  const close = () => {
    shared.close();
    client.disconnect();
  };
  return { arms, close };
}

/** @param {Record<string, () => Promise<unknown>>} arms */
async function measure(arms, inFlight, count) {
  const names = Object.keys(arms);
  const blocks = Object.fromEntries(names.map((name) => [name, []]));
  // The first block of each warms up.
  for (let number = 0; number <= count; number += 1) {
    for (const name of number % 2 === 0 ? names : names.toReversed()) {
      const took = await sample(arms[name], inFlight);
      if (number > 0) blocks[name].push(took);
    }
  }
  return blocks;
}

const p50 = (blocks) =>
  quantile(
    blocks.map((block) => quantile(block, 0.5)),
    0.5,
  );
const p99 = (blocks) => quantile(blocks.flat(), 0.99);

/** @param {number[][]} blocks */
function halvesOf(blocks) {
  const mixed = blocks
    .map((block) => ({ block, at: Math.random() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ block }) => block);
  const middle = Math.floor(mixed.length / 2);
  return [mixed.slice(0, middle), mixed.slice(middle)];
}

function report(blocks, inFlight) {
  const bare = blocks.PING;
  const [left, right] = halvesOf(bare);
  const noise = (figure) => (figure(left) / figure(right)).toFixed(2);
  console.log(
    `${inFlight} in flight: PING p50 ${p50(bare).toFixed(0)} µs, p99 ${p99(bare).toFixed(0)} µs; PING/PING ${noise(p50)}, ${noise(p99)}`,
  );
  for (const name of ['1 limit', '3 limits']) {
    const ratio = p50(blocks[name]) / p50(bare);
    const verdict = ratio <= GOAL_P50 ? 'met' : 'missed';
    console.log(
      `  ${name}: p50 ${p50(blocks[name]).toFixed(0)} µs = ${ratio.toFixed(2)} x PING (goal ${GOAL_P50}, ${verdict}), p99 ${p99(blocks[name]).toFixed(0)} µs = ${(p99(blocks[name]) / p99(bare)).toFixed(2)} x PING`,
    );
  }
  const denial = blocks['known denial'];
  console.log(`  known denial: p50 ${p50(denial).toFixed(1)} µs, p99 ${p99(denial).toFixed(1)} µs`);
}

const count = Number(process.argv[2] ?? 40);
if (!(count >= LEAST_BLOCKS)) throw new RangeError(`at least ${LEAST_BLOCKS} blocks are needed`);
const redis = await cluster.startRedis();
try {
  const before = loadavg()[0];
  const { arms, close } = await openArms(redis.url);
  for (const inFlight of [1, 32]) report(await measure(arms, inFlight, count), inFlight);
  close();
  console.log(
    `${count} blocks of ${SAMPLES}; Node ${process.version}, ${availableParallelism()} cores, load ${before.toFixed(2)} before and ${loadavg()[0].toFixed(2)} after`,
  );
} finally {
  await redis.stop();
}
