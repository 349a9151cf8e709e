import { Logger } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import type { AnalysisRow } from '@meridinate/persistence';
import type { TokenAnalysisJob } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { EventsService } from '../events/events.service';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { sampleResult } from '../testing/sample-result';
import { progressAt } from '../testing/scripted-engine';
import { until } from '../testing/until';
import { openResultSender, startWorker, type ResultSender } from '../testing/worker';
import { ANALYSIS_PRODUCER, type AnalysisProducer } from './analysis-producer';
import { PRODUCER_CONNECTION } from './producer-connection.module';

const MINT = 'So11111111111111111111111111111111111111112';

jest.setTimeout(30_000);

describe('the queued road', () => {
  let redis: RedisServer;
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let results: ResultSender;
  const stops: (() => Promise<void>)[] = [];

  const start = async (): Promise<void> => {
    const settings = settingsIn(folder.path, { REDIS_ENABLED: 'true', REDIS_URL: redis.url });
    gateway = await startGateway(settings);
    const connection = gateway.app.get<{ status: string }>(PRODUCER_CONNECTION, { strict: false });
    await until('Redis is connected', () => connection.status === 'ready');
  };
  const submit = async (): Promise<{ status: number; job_id: string; code: string }> => {
    const response = await fetch(`${gateway.url}/analyze/token/redis`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: MINT, api_settings: { transactionLimit: 77 } }),
    });
    return { ...((await response.json()) as { job_id: string; code: string }), status: response.status };
  };
  const row = async (id: string): Promise<AnalysisRow> => {
    const found = await gateway.database.analyses.find(id);
    if (found === null) throw new Error(`no row ${id}`);
    return found;
  };
  const inState = (id: string, state: string): Promise<AnalysisRow> =>
    until(`analysis ${id} is ${state}`, async () => {
      const found = await row(id);
      return found.state === state ? found : null;
    });
  const producer = (): AnalysisProducer =>
    gateway.app.get<AnalysisProducer>(ANALYSIS_PRODUCER, { strict: false });

  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(async () => {
    redis = await startRedis();
    folder = await temporaryFolder();
    await start();
    results = await openResultSender(redis.url);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await results.close();
    await gateway.close();
    await redis.stop();
    await folder.remove();
  });

  it('brings an analysis to a worker and its result back', async () => {
    const jobs: TokenAnalysisJob[] = [];
    const { status, job_id } = await submit();
    expect([status, (await row(job_id)).state]).toEqual([202, 'queued']);

    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    stops.push(
      startWorker(redis.url, async (job) => {
        jobs.push(job.payload);
        await job.saveProgress({ attempt: job.attempt, progress: progressAt(50) });
        await held;
        await results.send(job.payload.analysisId, sampleResult(MINT));
      }),
    );
    await until('progress arrives', async () => (await row(job_id)).progress);
    expect(await row(job_id)).toMatchObject({ state: 'processing', attempt: 1, progress: progressAt(50) });
    release();
    expect(await inState(job_id, 'completed')).toMatchObject({ road: 'redis', ledger: { credits: 150 } });
    expect(jobs).toMatchObject([
      { analysisId: job_id, mint: MINT, settings: { transactionLimit: 77 }, checkpoint: null },
    ]);
  });

  it('stores a result that arrives twice once, and tells of it once', async () => {
    const told = jest.spyOn(gateway.app.get(EventsService), 'analysisComplete');
    const { job_id } = await submit();
    await results.send(job_id, sampleResult(MINT));
    const first = await inState(job_id, 'completed');
    await results.forget(job_id);
    await results.send(job_id, { ...sampleResult(MINT), totalUniqueBuyers: 99 });
    const later = await submit();
    await results.send(later.job_id, sampleResult(MINT));
    await inState(later.job_id, 'completed');
    expect(await row(job_id)).toEqual(first);
    expect(told.mock.calls.map(([event]) => event.job_id)).toEqual([job_id, later.job_id]);
  });

  it('ends an analysis whose result cannot be read', async () => {
    const { job_id } = await submit();
    await results.sendRaw(job_id, { version: 1, analysisId: job_id, outcome: 'good' });
    expect((await inState(job_id, 'failed')).error?.code).toBe('MESSAGE_MALFORMED');
  });

  it('ends an analysis whose job failed without a result', async () => {
    const { job_id } = await submit();
    stops.push(
      startWorker(redis.url, () => Promise.reject(new MeridinateError('MINT_NOT_FOUND', { mint: MINT }))),
    );
    const { error } = await inState(job_id, 'failed');
    expect(error).toMatchObject({
      code: 'ANALYSIS_ABORTED',
      message: expect.stringContaining('There is no account') as string,
    });
  });

  it('takes in, after its restart, the result that arrived while it was away', async () => {
    const { job_id } = await submit();
    await gateway.close();
    await results.send(job_id, sampleResult(MINT));
    await start();
    expect(await inState(job_id, 'completed')).toMatchObject({ ledger: { credits: 150 } });
  });

  it('ends, after its restart, an analysis whose job failed while it was away', async () => {
    const { job_id } = await submit();
    await gateway.close();
    let failed = false;
    stops.push(
      startWorker(redis.url, () => {
        failed = true;
        return Promise.reject(new MeridinateError('MINT_NOT_FOUND', { mint: MINT }));
      }),
    );
    await until('the worker has failed it', () => failed);
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await start();
    expect((await inState(job_id, 'failed')).error?.code).toBe('ANALYSIS_ABORTED');
  });

  it('sends again what a Redis that lost its memory no longer has', async () => {
    const { job_id } = await submit();
    await gateway.database.analyses.saveCheckpoint(job_id, { cursor: 'page-2' });
    await redis.restart();
    await until('it is in the queue again', async () => {
      const state = await producer()
        .state(job_id)
        .catch(() => 'unknown');
      return state === 'prioritized';
    });
    const checkpoints: unknown[] = [];
    stops.push(
      startWorker(redis.url, async (job) => {
        checkpoints.push(job.payload.checkpoint);
        await results.send(job.payload.analysisId, sampleResult(MINT));
      }),
    );
    await inState(job_id, 'completed');
    expect(checkpoints).toEqual([{ cursor: 'page-2' }]);
  });

  it('runs an analysis again, from its last checkpoint, whose result vanished after its job had completed', async () => {
    const { job_id } = await submit();
    stops.push(startWorker(redis.url, () => Promise.resolve()));
    await until('the job has completed', async () => (await producer().state(job_id)) === 'completed');
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await gateway.database.analyses.saveCheckpoint(job_id, { cursor: 'page-3' });

    const checkpoints: unknown[] = [];
    stops.push(
      startWorker(redis.url, async (job) => {
        checkpoints.push(job.payload.checkpoint);
        await results.send(job.payload.analysisId, sampleResult(MINT));
      }),
    );
    await gateway.close();
    await start();
    await inState(job_id, 'completed');
    expect(checkpoints).toEqual([{ cursor: 'page-3' }]);
  });

  it('keeps a copy of the checkpoints of running jobs, for a Redis that loses its memory', async () => {
    const { job_id } = await submit();
    stops.push(
      startWorker(redis.url, async (job) => {
        await job.savePayload({ ...job.payload, checkpoint: { cursor: 'page-4' } });
        await job.saveProgress({ attempt: 1, progress: progressAt(40) });
        await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
      }),
    );
    const copied = await until('it is copied', () => gateway.database.analyses.checkpoint(job_id));
    expect(copied).toEqual({ cursor: 'page-4' });
  });

  it('forwards the wish to cancel that came while Redis was away', async () => {
    const { job_id } = await submit();
    await gateway.database.analyses.requestCancel(job_id, Date.now());
    await gateway.close();
    await start();
    await inState(job_id, 'cancelled');
    expect(await producer().state(job_id)).toBe('unknown');
  });

  it('is degraded, and says no, while Redis answers but is full', async () => {
    const connection = gateway.app.get<Redis>(PRODUCER_CONNECTION, { strict: false });
    const health = async (): Promise<unknown> => (await fetch(`${gateway.url}/health`)).json();
    await connection.config('SET', 'maxmemory', '1');
    expect(await health()).toMatchObject({ status: 'degraded', redis: { reachable: false } });
    expect(await submit()).toMatchObject({ status: 503, code: 'QUEUE_UNREACHABLE' });
    await connection.config('SET', 'maxmemory', '0');
    expect(await health()).toMatchObject({ status: 'healthy', redis: { reachable: true } });
  });

  it('says no in time when Redis is silent, ends the row, and leaves no job that somebody would pay for', async () => {
    redis.kill('SIGSTOP');
    const refused = await submit();
    expect(refused).toMatchObject({ status: 503, code: 'QUEUE_UNREACHABLE' });
    const [summary] = await gateway.database.analyses.list({ limit: 1 });
    expect(summary).toMatchObject({ state: 'failed' });
    expect((await fetch(`${gateway.url}/analysis`)).status).toBe(200);

    redis.kill('SIGCONT');
    const accepted = await until('submissions are accepted again', async () => {
      const answer = await submit();
      return answer.status === 202 ? answer : null;
    });
    await until(
      'the refused job is gone',
      async () => (await producer().state(summary?.id ?? '')) === 'unknown',
    );
    expect(await producer().state(accepted.job_id)).toBe('prioritized');
  });
});
