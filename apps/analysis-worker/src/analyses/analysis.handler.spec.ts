import { EMPTY_LEDGER, emptyFoldState, type AnalysisResult } from '@meridinate/analysis-core';
import type { AnalysisCheckpoint, AnalysisEngine } from '@meridinate/analysis-run';
import { MeridinateError } from '@meridinate/errors';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import {
  PRODUCER_QUEUE_OPTIONS,
  connectProducer,
  createJobConsumer,
  createJobProducer,
  type JobConsumer,
  type JobProducer,
} from '@meridinate/queue-bullmq';
import {
  TOKEN_ANALYSIS,
  type AnalysisResultMessage,
  type TokenAnalysisJob,
} from '@meridinate/queue-contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { handleAnalysis } from './analysis.handler';

/** Looks every 20 ms; jest's own deadline ends a wait in vain. */
const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await delay(20);
};

const MINT = 'So11111111111111111111111111111111111111112';
const NOW = 1_760_000_000_000;
const result = { totalUniqueBuyers: 3, ledger: EMPTY_LEDGER } as AnalysisResult;
const checkpointOf = (credits: number): AnalysisCheckpoint => ({
  version: 1,
  token: null,
  state: emptyFoldState(MINT),
  cursor: null,
  historyRead: false,
  balances: {},
  ledger: { credits, calls: {} },
  unaccounted: 0,
  atRisk: 0,
});

describe('handleAnalysis', () => {
  let redis: RedisServer;
  let connection: Redis;
  let queue: Queue;
  let consumer: JobConsumer;
  let results: AnalysisResultMessage[];
  let producer: JobProducer<TokenAnalysisJob>;
  let submitted: string;

  beforeAll(async () => {
    redis = await startRedis();
    connection = connectProducer(redis.url, () => undefined);
    queue = new Queue(TOKEN_ANALYSIS.name, { connection, ...PRODUCER_QUEUE_OPTIONS });
    producer = createJobProducer(queue, TOKEN_ANALYSIS);
    await connection.ping().catch(() => new Promise((resolve) => connection.once('ready', resolve)));
  });
  afterEach(() => consumer.stop(1_000));
  afterAll(async () => {
    await queue.close();
    connection.disconnect();
    await redis.stop();
  });

  /** Puts one job through a real queue and waits for its first result. */
  const resultOf = async (run: AnalysisEngine['run'], timeoutMs = 60_000): Promise<AnalysisResultMessage> => {
    results = [];
    const engine: AnalysisEngine = { run, close: () => Promise.resolve() };
    const arrived = new Promise<AnalysisResultMessage>((resolve) => {
      const sendResult = (message: AnalysisResultMessage): Promise<void> => {
        results.push(message);
        resolve(message);
        return Promise.resolve();
      };
      consumer = createJobConsumer({
        redisUrl: redis.url,
        contract: TOKEN_ANALYSIS,
        concurrency: 5,
        lockMs: 5_000,
        stalledIntervalMs: 1_000,
        handle: (job) => handleAnalysis(job, { engine, sendResult, now: () => NOW, timeoutMs }),
        onRejected: () => Promise.resolve(),
        onError: () => undefined,
        random: () => 0,
      });
    });
    consumer.start();
    const job: TokenAnalysisJob = {
      version: 1,
      analysisId: randomUUID(),
      mint: MINT,
      settings: { transactionLimit: 500, minUsd: 50, maxWallets: 10, maxCredits: 100, timeWindowHours: 1 },
      submittedAt: NOW,
      checkpoint: null,
    };
    submitted = job.analysisId;
    await producer.send(job);
    const message = await arrived;
    expect(message.analysisId).toBe(job.analysisId);
    return message;
  };

  it('sends the result of an analysis that completed', async () => {
    const message = await resultOf(() => Promise.resolve({ state: 'completed', result }));
    expect(message).toMatchObject({ attempt: 1, finishedAt: NOW, outcome: { state: 'completed', result } });
  });

  it('tries again after a failure that may pass, from what was paid for', async () => {
    const passing = new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'page' });
    const seen: unknown[] = [];
    const message = await resultOf(({ checkpoint }) => {
      seen.push(checkpoint);
      return Promise.resolve(
        seen.length === 1
          ? { state: 'failed', error: passing, checkpoint: checkpointOf(11) }
          : { state: 'completed', result },
      );
    });
    expect(message).toMatchObject({ attempt: 2, outcome: { state: 'completed' } });
    expect(seen).toEqual([null, checkpointOf(11)]);
    expect(results).toHaveLength(1);
  });

  it('ends the analysis when the last attempt fails too', async () => {
    const passing = new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'page' });
    const message = await resultOf(() =>
      Promise.resolve({ state: 'failed', error: passing, checkpoint: checkpointOf(11) }),
    );
    expect(message).toMatchObject({
      attempt: TOKEN_ANALYSIS.policy.attempts,
      outcome: { state: 'failed', error: { code: 'UPSTREAM_FAILED' }, ledger: { credits: 11 } },
    });
  });

  it('ends the analysis at once on a failure that cannot pass', async () => {
    const final = new MeridinateError('UPSTREAM_KEY_REJECTED', { upstream: 'Helius', call: 'page' });
    const message = await resultOf(() =>
      Promise.resolve({ state: 'failed', error: final, checkpoint: checkpointOf(0) }),
    );
    expect(message).toMatchObject({
      attempt: 1,
      outcome: { state: 'failed', error: { code: 'UPSTREAM_KEY_REJECTED' } },
    });
  });

  /** Runs until it is told to stop, as an engine does. */
  const untilAborted: AnalysisEngine['run'] = (_request, _observer, signal) =>
    new Promise((resolve) =>
      signal.addEventListener('abort', () =>
        resolve({ state: 'failed', error: signal.reason as MeridinateError, checkpoint: checkpointOf(7) }),
      ),
    );

  it('stops an attempt that runs too long', async () => {
    const message = await resultOf(untilAborted, 100);
    expect(message).toMatchObject({
      attempt: 1,
      outcome: { state: 'failed', error: { code: 'ANALYSIS_TIMED_OUT', context: { limitMs: 100 } } },
    });
  });

  it('ends an analysis that is cancelled, and says what it had paid', async () => {
    const message = await resultOf((request, observer, signal) => {
      void producer.cancel(submitted);
      return untilAborted(request, observer, signal);
    });
    expect(message.outcome).toMatchObject({ state: 'cancelled', ledger: { credits: 7 } });
    await until(async () => (await producer.state(submitted)) === 'completed');
  });

  it('keeps the newest checkpoint with the job when the worker stops', async () => {
    let stopped: Promise<void> | undefined;
    const run: AnalysisEngine['run'] = (request, observer, signal) => {
      stopped = consumer.stop(0);
      return untilAborted(request, observer, signal);
    };
    resultOf(run).catch(() => undefined);
    await until(() => Promise.resolve(stopped !== undefined));
    await stopped;
    expect(await producer.state(submitted)).toBe('prioritized');
    expect(await producer.payload(submitted)).toMatchObject({ checkpoint: checkpointOf(7) });
    await producer.remove(submitted);
    expect(results).toEqual([]);
  });
});
