/**
 * The worker's queue, handler and engine over sources that need no network, with a decoder of pages
 * that misbehaves for one mint: `node planted-worker.mjs <decoder.cjs> <mint>`. Other mints have an
 * empty history. Reads the settings of the real worker.
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [decoder = '', badMint = ''] = process.argv.slice(2);
const worker = join(resolve(import.meta.dirname, '../..'), 'apps/analysis-worker/dist');
const load = createRequire(join(worker, 'main.js'));
const { createEngine, createFoldPool } = load('@meridinate/analysis-run');
const queue = load('@meridinate/queue-bullmq');
const contracts = load('@meridinate/queue-contracts');
const { settingsOfThisProcess } = load('@meridinate/settings');
const { Queue } = load('bullmq');
const { handleAnalysis } = load(join(worker, 'analyses/analysis.handler.js'));

const { redis, analysis, worker: locks } = settingsOfThisProcess({ defaultPort: 5004 });
const connection = queue.connectProducer(redis.url, () => undefined);
const results = queue.createJobProducer(
  new Queue(contracts.ANALYSIS_RESULTS.name, { connection, ...queue.PRODUCER_QUEUE_OPTIONS }),
  contracts.ANALYSIS_RESULTS,
);
const token = { name: null, symbol: null, decimals: 6, supply: '0', program: 'spl-token' };
const folder = createFoldPool({ threads: 2 });
const engine = createEngine({
  folder: {
    ...folder,
    fold: (task, signal) =>
      task.state.mint === badMint
        ? folder.fold({ ...task, decoderPath: resolve(decoder) }, signal)
        : Promise.resolve({ state: task.state, nextCursor: null }),
  },
  sources: {
    history: {
      decoderPath: resolve(decoder),
      readPage: (_request, accept) => accept(new TextEncoder().encode('{}')),
    },
    accounts: {
      readToken: (mint) => Promise.resolve({ ...token, mint }),
      readLamports: (wallets) => Promise.resolve(wallets.map(() => '0')),
    },
    market: { readMarketCap: () => Promise.resolve(null) },
    prices: {
      solUsdNow: () => Promise.resolve(null),
      solUsdAt: () => Promise.resolve(new Map()),
    },
  },
  observeCall: () => undefined,
});
const send = (message) => results.send(message);
const parts = { engine, sendResult: send, now: Date.now, timeoutMs: analysis.timeoutMs };

queue
  .createJobConsumer({
    redisUrl: redis.url,
    contract: contracts.TOKEN_ANALYSIS,
    concurrency: analysis.concurrency,
    lockMs: locks.lockMs,
    stalledIntervalMs: locks.lockMs / 10,
    losses: {
      most: analysis.losses,
      onSetAside: ({ payload, attempt }, error) =>
        send({
          version: 1,
          analysisId: payload.analysisId,
          attempt,
          finishedAt: Date.now(),
          outcome: { state: 'failed', error: error.toRecord(), ledger: { credits: 0, calls: {} } },
        }),
    },
    handle: (job) => handleAnalysis(job, parts),
    onRejected: () => undefined,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  })
  .start();
process.stdout.write('planted worker takes jobs\n');
