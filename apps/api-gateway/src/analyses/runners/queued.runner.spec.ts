import { Logger } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import type { AnalysisRow } from '@meridinate/persistence';
import type { TokenAnalysisJob } from '@meridinate/queue-contracts';
import { ANALYSIS_PRODUCER, type AnalysisProducer } from '../../queue/analysis-producer';
import { PRODUCER_CONNECTION } from '../../queue/producer-connection.module';
import { ResultsService } from '../../results/results.service';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../../testing/gateway';
import { newAnalysis } from '../../testing/new-analysis';
import { sampleResult } from '../../testing/sample-result';
import { until } from '../../testing/until';
import { startWorker } from '../../testing/worker';
import { QueuedRunner } from './queued.runner';

const MINT = 'So11111111111111111111111111111111111111112';

jest.setTimeout(30_000);

describe('the queued runner', () => {
  let redis: RedisServer;
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let producer: AnalysisProducer;
  const stops: (() => Promise<void>)[] = [];

  const submit = (body: object = {}, path = '/analyze/token/redis'): Promise<Answer> =>
    gateway.request('POST', path, { body: { address: MINT, ...body } });
  const idOf = ({ body }: Answer): string => String(body['job_id']);
  const row = async (id: string): Promise<AnalysisRow> => {
    const found = await gateway.database.analyses.find(id);
    if (found === null) throw new Error(`no row ${id}`);
    return found;
  };
  const cancel = (id: string): Promise<Answer> => gateway.request('DELETE', `/analysis/${id}`);
  const connected = (): Promise<unknown> => {
    const connection = gateway.app.get<{ status: string }>(PRODUCER_CONNECTION, { strict: false });
    return until('Redis is connected', () => connection.status === 'ready');
  };
  const inQueue = (id: string): Promise<unknown> =>
    until('its job is in the queue', () =>
      producer.state(id).then(
        (state) => state !== 'unknown',
        () => false,
      ),
    );
  /** The id of the only analysis there is. */
  const theOne = async (): Promise<string> => {
    const [summary, ...others] = await gateway.database.analyses.list({ limit: 10 });
    expect(others).toEqual([]);
    return summary?.id ?? '';
  };

  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(async () => {
    redis = await startRedis();
    folder = await temporaryFolder();
    const env = { REDIS_ENABLED: 'true', REDIS_URL: redis.url, ANALYSIS_CONCURRENCY: '2' };
    gateway = await startGateway(settingsIn(folder.path, env));
    producer = gateway.app.get<AnalysisProducer>(ANALYSIS_PRODUCER, { strict: false });
    await connected();
  });
  afterEach(async () => {
    redis.kill('SIGCONT');
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await gateway.close();
    await redis.stop();
    await folder.remove();
  });

  describe('takes an analysis in', () => {
    it('with its row accepted once Redis has the job, and says what survives', async () => {
      const answer = await submit();
      expect([answer.status, answer.body['status'], answer.body['guarantee']]).toEqual([
        202,
        'queued',
        expect.stringContaining('Kept in the database and in Redis'),
      ]);
      const { accepted, road, turnAt } = await row(idOf(answer));
      expect([accepted, road]).toEqual([true, 'redis']);
      expect(await producer.payload(idOf(answer))).toMatchObject({ turnAt });
    });

    it('once for equal requests, on either road', async () => {
      const first = await submit();
      const second = await submit({}, '/analyze/token');
      expect([second.status, idOf(second)]).toEqual([200, idOf(first)]);
      expect(second.body['guarantee']).toBe(first.body['guarantee']);
    });

    it('for an equal request also where a crash had left it without a job', async () => {
      const runner = gateway.app.get(QueuedRunner, { strict: false });
      const orphan = newAnalysis({ road: 'redis', checkpoint: { cursor: 'page-3' } });
      await gateway.database.analyses.admit(orphan, null);
      await runner.confirm(await row(orphan.id));
      expect(await producer.payload(orphan.id)).toMatchObject({ checkpoint: { cursor: 'page-3' } });
      expect((await row(orphan.id)).accepted).toBe(true);
    });
  });

  describe('while Redis is away', () => {
    it('refuses, ends the row and forgets the Idempotency-Key', async () => {
      redis.kill('SIGSTOP');
      const headers = { 'idempotency-key': 'order 1' };
      const body = { address: MINT };
      const refused = await gateway.request('POST', '/analyze/token/redis', { body, headers });
      expect([refused.status, refused.body['code']]).toEqual([503, 'QUEUE_UNREACHABLE']);
      const id = await theOne();
      expect(await row(id)).toMatchObject({ state: 'failed', accepted: false });
      redis.kill('SIGCONT');
      const accepted = await until('it is accepted', async () => {
        const answer = await gateway.request('POST', '/analyze/token/redis', { body, headers });
        return answer.status === 503 ? null : answer;
      });
      expect(accepted.status).toBe(202);
      expect(idOf(accepted)).not.toBe(id);
      await until(
        'nobody would pay for the refused one',
        async () => (await producer.state(id)) === 'unknown',
      );
    });

    it('refuses all who want the same with the one whose row it is', async () => {
      redis.kill('SIGSTOP');
      const answers = await Promise.all([submit(), submit(), submit()]);
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
      const { queued, failed } = await gateway.database.analyses.countByState();
      expect([queued, failed > 0]).toEqual([0, true]);
    });

    it('refuses one whose job is stored after the row was withdrawn, and takes that job out', async () => {
      const runner = gateway.app.get(QueuedRunner, { strict: false });
      const analysis = newAnalysis({ road: 'redis' });
      await gateway.database.analyses.admit(analysis, null);
      const before = await row(analysis.id);
      const error = new MeridinateError('QUEUE_UNREACHABLE', {}).toRecord();
      await gateway.database.analyses.withdraw(analysis.id, error, Date.now());
      await expect(runner.confirm(before)).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE' });
      expect(await producer.state(analysis.id)).not.toBe('unknown');
      await until('its job is gone', async () => (await producer.state(analysis.id)) === 'unknown');
    });

    it('keeps a wish to cancel', async () => {
      const id = idOf(await submit());
      redis.kill('SIGSTOP');
      const answer = await cancel(id);
      expect([answer.status, answer.body['status']]).toEqual([202, 'cancelling']);
      expect((await row(id)).cancelRequestedAt).not.toBeNull();
    });

    it('shows an analysis without its place', async () => {
      const id = idOf(await submit());
      redis.kill('SIGSTOP');
      const { status, body } = await gateway.request('GET', `/analysis/${id}`);
      expect([status, body['status'], body['position'], body['estimated_start_seconds']]).toEqual([
        200,
        'queued',
        null,
        null,
      ]);
    });
  });

  describe('cancels', () => {
    it('one that waits: the job is gone and the row is cancelled', async () => {
      const id = idOf(await submit());
      const answer = await cancel(id);
      expect([answer.status, answer.body['status']]).toEqual([200, 'cancelled']);
      expect((await row(id)).state).toBe('cancelled');
      expect(await producer.state(id)).toBe('unknown');
    });

    it('one that runs: its worker is told', async () => {
      const id = idOf(await submit());
      let stopped: unknown;
      stops.push(
        startWorker(
          redis.url,
          ({ signal }) =>
            new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                stopped = signal.reason;
                resolve();
              });
            }),
        ),
      );
      await until('it runs', async () => (await producer.state(id)) === 'active');
      const answer = await cancel(id);
      expect([answer.status, answer.body['status']]).toEqual([202, 'cancelling']);
      await until('its run is stopped', () => stopped);
      expect(stopped).toMatchObject({ code: 'ANALYSIS_CANCELLED' });
    });

    it('one whose submission is on its way, without a job that somebody would pay for', async () => {
      const runner = gateway.app.get(QueuedRunner, { strict: false });
      const orphan = newAnalysis({ road: 'redis' });
      await gateway.database.analyses.admit(orphan, null);
      const before = await row(orphan.id);
      expect((await cancel(orphan.id)).status).toBe(200);
      await runner.confirm(before);
      await until('its job is taken out', async () => (await producer.state(orphan.id)) === 'unknown');
    });
  });

  it('tells a waiting analysis its place, and when it may start', async () => {
    const ids = [idOf(await submit({ min_usd: 1 })), idOf(await submit({ min_usd: 2 }))];
    await Promise.all(ids.map(inQueue));
    const placeOf = async (id: string): Promise<unknown[]> => {
      const { body } = await gateway.request('GET', `/analysis/${id}`);
      return [body['position'], body['estimated_start_seconds']];
    };
    expect(await Promise.all(ids.map(placeOf))).toEqual([
      [1, null],
      [2, null],
    ]);

    const ended = newAnalysis();
    await gateway.database.analyses.admit(ended, null);
    const outcome = { state: 'completed' as const, result: sampleResult(MINT) };
    const finishedAt = ended.createdAt + 30_000;
    await gateway.app.get(ResultsService).commit({ analysisId: ended.id, finishedAt, outcome });
    const jobs: TokenAnalysisJob[] = [];
    stops.push(
      startWorker(redis.url, async ({ payload, signal }) => {
        jobs.push(payload);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      }),
    );
    await until('both run', () => jobs.length === 2);
    const third = idOf(await submit({ min_usd: 3 }));
    await inQueue(third);
    await until('the worker is known', async () => (await placeOf(third))[1] !== null);
    expect(await placeOf(third)).toEqual([1, 15]);
  });
});
