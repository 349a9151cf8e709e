/**
 * What the rate limits cost a request: two built gateways with a Redis of their own, one with limits and
 * one without, asked in turn for their empty list of analyses. Prints only: figures of a busy machine
 * are no verdict. Exits 1 when it could not measure.
 *
 *   npx nx run api-gateway:bench       (node bench/http-limiter.mjs [blocks])
 *
 * The limits add one round trip to Redis, so a bare `PING` is given beside.
 * p50 is the median over the blocks of each block's median, a rate the median over the blocks.
 * "without/without" is the same figure of every other block without limits over that of those between:
 * a ratio as near to 1 as that says nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import cluster from '../libs/local-cluster/dist/index.js';

const ROOT = resolve(import.meta.dirname, '..');
const LEAST_BLOCKS = 20;
const REQUESTS = 400;
const GOAL_P50 = 1.15;
const LIMITS = {
  RATE_LIMIT_ENABLED: 'true',
  RATE_LIMIT_BROWSE: '1000000000/hour',
  RATE_LIMIT_SHEDDING: 'false',
};

/** @param {number[]} values */
const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];

/** One request and its whole answer; ms. */
function ask(url, agent) {
  return new Promise((done, fail) => {
    const began = performance.now();
    const sent = request(`${url}/analysis`, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) done(performance.now() - began);
        else fail(new Error(`${url} answered ${answer.statusCode}`));
      });
    });
    sent.on('error', fail).end();
  });
}

/** @param {string} url @returns the median of a `PING`, one by one; ms */
async function pingOf(url) {
  const client = new Redis(url);
  const took = [];
  for (let time = 0; time < REQUESTS; time += 1) {
    const began = performance.now();
    await client.ping();
    took.push(performance.now() - began);
  }
  client.disconnect();
  return median(took);
}

/** @param {string} url @param {number} inFlight */
async function measureBlock(url, inFlight, agent) {
  const took = [];
  const began = performance.now();
  const lane = async () => {
    for (let left = REQUESTS / inFlight; left > 0; left -= 1) took.push(await ask(url, agent));
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { p50: median(took), rate: (took.length * 1_000) / (performance.now() - began) };
}

async function measure(gateways, blocks, inFlight) {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const arms = Object.entries(gateways);
  const measured = Object.fromEntries(arms.map(([name]) => [name, []]));
  // The first three of each warm up.
  for (let number = -3; number < blocks; number += 1) {
    for (const [name, { url }] of number % 2 === 0 ? arms : arms.toReversed()) {
      const block = await measureBlock(url, inFlight, agent);
      if (number >= 0) measured[name].push(block);
    }
  }
  agent.destroy();
  return measured;
}

function print(figure, { with: limited, without }, inFlight) {
  const of = (blocks) => median(blocks.map((block) => block[figure]));
  const ratio = of(limited) / of(without);
  const [even, odd] = [0, 1].map((rest) => of(without.filter((_, index) => index % 2 === rest)));
  const goal = figure === 'p50' ? `   goal <= ${GOAL_P50}: ${ratio <= GOAL_P50 ? 'met' : 'missed'}` : '';
  const unit = figure === 'p50' ? 'ms' : 'requests a second';
  console.log(
    `${inFlight} in flight, ${figure}, ${unit}: with ${of(limited).toFixed(3)}, without ${of(without).toFixed(3)}, ` +
      `with/without ${ratio.toFixed(3)}, without/without ${(even / odd).toFixed(3)}${goal}`,
  );
}

const blocks = Number(process.argv[2] ?? 40);
if (!(blocks >= LEAST_BLOCKS)) throw new RangeError(`at least ${LEAST_BLOCKS} blocks are needed`);
const folder = mkdtempSync(join(tmpdir(), 'meridinate-bench-'));
const started = [];
try {
  const redis = await cluster.startRedis();
  started.push(redis);
  const start = async (name, more) => {
    const env = { REDIS_ENABLED: 'true', REDIS_URL: redis.url, LOG_LEVEL: 'warn', ...more };
    const service = await cluster.startService({
      name,
      script: join(ROOT, 'apps/api-gateway/dist/main.js'),
      env: { ...env, DATABASE_URL: `file:${join(folder, `${name}.db`)}` },
    });
    started.push(service);
    return service;
  };
  const gateways = { with: await start('with', LIMITS), without: await start('without', {}) };
  const before = loadavg()[0];
  const ping = await pingOf(redis.url);
  const results = [];
  for (const inFlight of [1, 16]) results.push([inFlight, await measure(gateways, blocks, inFlight)]);
  console.log(
    `${blocks} blocks of ${REQUESTS} requests each, Node ${process.version}, ${availableParallelism()} cores, ` +
      `load ${before.toFixed(2)} before and ${loadavg()[0].toFixed(2)} after`,
  );
  console.log(`a bare PING from this process, p50: ${ping.toFixed(3)} ms`);
  for (const [inFlight, measured] of results) {
    for (const figure of ['p50', 'rate']) print(figure, measured, inFlight);
  }
} finally {
  for (const each of started.toReversed()) await each.stop();
  rmSync(folder, { recursive: true, force: true });
}
