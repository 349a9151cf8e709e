/**
 * How long a default analysis takes when every upstream call takes 200 ms: against the time its pages
 * alone would take one after the other, and against a bare client that sends the calls which have to
 * wait for each other (mint, then page after page) and reads their bytes, and does nothing else. Runs
 * the built gateway and simulator, the two in turn; prints only.
 *
 *   npx nx run e2e:wall-time        (node bench/wall-time.mjs [analyses])
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import cluster from '../libs/local-cluster/dist/index.js';

const ROOT = resolve(import.meta.dirname, '..');
const LATENCY_MS = 200;
const TRANSACTIONS_A_PAGE = 100;
const DEFAULT_LIMIT = 500;
const GOAL = 1.25;
const POLL_MS = 10;
const analyses = Number(process.argv[2] ?? 12);

/** @param {number[]} values */
const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];

/** @param {string} url @param {RequestInit} [init] */
const ask = async (url, init) => (await fetch(url, init)).json();

/** @param {string} gateway @param {string} mint */
async function wallTimeOf(gateway, mint) {
  const startedAt = performance.now();
  const { job_id: id } = await ask(`${gateway}/analyze/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address: mint }),
  });
  for (;;) {
    const { status, result } = await ask(`${gateway}/analysis/${id}`);
    if (status === 'completed')
      return { ms: performance.now() - startedAt, credits: result.api_credits_used };
    if (status === 'failed') throw new Error(`the analysis of ${mint} failed`);
    await pause(POLL_MS);
  }
}

/** @param {string} url @param {string} method @param {unknown[]} params */
async function bareCall(url, method, params) {
  const response = await fetch(`${url}/?api-key=simulated`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: '1', method, params }),
  });
  return Buffer.from(await response.arrayBuffer());
}

/** @param {string} simulator @param {string} mint @param {number} pages */
async function bareTimeOf(simulator, mint, pages) {
  const startedAt = performance.now();
  await bareCall(simulator, 'getMultipleAccounts', [[mint], { encoding: 'jsonParsed' }]);
  let cursor;
  for (let page = 0; page < pages; page += 1) {
    const config = {
      ...{ transactionDetails: 'full', sortOrder: 'asc', limit: TRANSACTIONS_A_PAGE, encoding: 'json' },
      ...{ maxSupportedTransactionVersion: 1, filters: { status: 'succeeded' } },
      ...(cursor === undefined ? {} : { paginationToken: cursor }),
    };
    const body = await bareCall(simulator, 'getTransactionsForAddress', [mint, config]);
    cursor = /"paginationToken":"([^"]+)"/.exec(body.subarray(-200).toString())?.[1];
  }
  return performance.now() - startedAt;
}

const folder = mkdtempSync(join(tmpdir(), 'meridinate-bench-'));
const simulator = await cluster.startService({
  name: 'upstream-simulator',
  script: join(ROOT, 'apps/upstream-simulator/dist/main.js'),
  args: ['--latency', String(LATENCY_MS)],
  env: {},
  readyPath: '/_simulator/health',
});
const gateway = await cluster.startService({
  name: 'api-gateway',
  script: join(ROOT, 'apps/api-gateway/dist/main.js'),
  env: {
    ...cluster.simulatedUpstreams(simulator.url),
    LOG_LEVEL: 'warn',
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
  },
});
try {
  const listed = await ask(`${simulator.url}/_simulator/mints?count=200`);
  const busy = listed.filter(({ transactions }) => transactions >= 2 * DEFAULT_LIMIT);
  const [first, ...rest] = busy.map(({ mint }) => mint).slice(0, analyses + 1);
  const pages = DEFAULT_LIMIT / TRANSACTIONS_A_PAGE;
  const floor = pages * LATENCY_MS;
  await bareTimeOf(simulator.url, first, pages);
  const cold = await wallTimeOf(gateway.url, first);
  console.log(`first analysis of the process: ${cold.ms.toFixed(0)} ms, ${(cold.ms / floor).toFixed(2)} x`);
  const times = [];
  const bareTimes = [];
  for (const mint of rest) {
    // The simulator invents a history when it is first asked and forgets it again; that is no part of a call.
    await bareTimeOf(simulator.url, mint, pages);
    bareTimes.push(await bareTimeOf(simulator.url, mint, pages));
    times.push((await wallTimeOf(gateway.url, mint)).ms);
  }
  const ratio = median(times) / floor;
  const bare = median(bareTimes);
  console.log(`${times.length} more: ${times.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  console.log(
    `median ${median(times).toFixed(0)} ms over ${pages} pages x ${LATENCY_MS} ms = ${ratio.toFixed(3)} (goal ${GOAL})`,
  );
  console.log(
    `bare client ${bare.toFixed(0)} ms = ${(bare / floor).toFixed(3)}; analysis over bare client ${(median(times) / bare).toFixed(3)}`,
  );
} finally {
  await gateway.stop(10_000);
  await simulator.stop(10_000);
  rmSync(folder, { recursive: true });
}
