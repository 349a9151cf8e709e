import { randomUUID } from 'node:crypto';
import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { METRICS, type MetricDefinition } from '@meridinate/metrics';
import { HealthModule } from '../health/health.module';
import { type StartedRooms, startRooms } from '../health/testing/start-rooms';
import { ServiceObservations } from '../observations/service-observations';
import { newAnalysis } from '../testing/new-analysis';
import { TokensModule } from '../tokens/tokens.module';
import { MetricsModule } from './metrics.module';

const LEDGER = {
  credits: 60,
  calls: {
    'helius.getTransactionsForAddress': { calls: 1, credits: 50 },
    'helius.getAsset': { calls: 1, credits: 10 },
    'dexscreener.tokens': { calls: 3, credits: 0 },
  },
};

const start = (): Promise<StartedRooms> => startRooms([TokensModule, HealthModule, MetricsModule]);

/** Values of an exposition by series; comments are left out. */
const seriesOf = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );

const submit = async ({ database }: StartedRooms): Promise<string> => {
  const analysis = newAnalysis();
  await database.analyses.admit(analysis, null);
  return analysis.id;
};

describe('the metrics of a gateway', () => {
  let rooms: StartedRooms;
  const scrape = async (): Promise<Map<string, number>> =>
    seriesOf(await (await rooms.get('/metrics')).text());

  beforeEach(async () => {
    rooms = await start();
  });

  afterEach(async () => {
    await rooms.stop();
  });

  describe('GET /metrics', () => {
    it('exposes every metric of the table that the gateway serves, as Prometheus text', async () => {
      const answer = await rooms.get('/metrics');
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      const types = [...(await answer.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm)];
      const metrics: MetricDefinition[] = Object.values(METRICS);
      const expected = metrics.filter(({ servedBy }) => servedBy.includes('gateway'));
      expect(new Map(types.map(([, name, type]) => [name, type]))).toEqual(
        new Map(expected.map(({ name, type }) => [name, type])),
      );
    });

    it('shows four statuses of the queue although there is no analysis', async () => {
      const series = await scrape();
      for (const status of ['queued', 'processing', 'completed', 'failed']) {
        expect(series.get(`job_queue_depth{status="${status}"}`)).toBe(0);
      }
    });

    it('counts the analyses in the database', async () => {
      await submit(rooms);
      const failing = await submit(rooms);
      await rooms.database.analyses.markProcessing(failing, 1, Date.now());
      const error = new MeridinateError('ANALYSIS_ABORTED', { reason: 'a test' });
      await rooms.database.analyses.fail(failing, error.toRecord(), EMPTY_LEDGER, Date.now());
      const series = await scrape();
      expect(series.get('job_queue_depth{status="queued"}')).toBe(1);
      expect(series.get('job_queue_depth{status="failed"}')).toBe(1);
    });

    it('leaves averages and rates out until there is something to average', async () => {
      const names = ['job_processing_seconds_avg', 'job_queue_seconds_avg', 'job_success_rate'];
      const before = await scrape();
      expect(names.filter((name) => before.has(name))).toEqual([]);

      const observations = rooms.app.get(ServiceObservations);
      observations.analysisStarted('one', 250);
      observations.analysisEnded('one', 'completed', 1500, EMPTY_LEDGER);
      const after = await scrape();
      expect(names.map((name) => after.get(name))).toEqual([1.5, 0.25, 1]);
    });

    it('averages no analysis that was cancelled, and counts what it paid', async () => {
      rooms.app.get(ServiceObservations).analysisEnded('one', 'cancelled', 1500, LEDGER);
      const series = await scrape();
      expect(series.has('job_processing_seconds_avg')).toBe(false);
      expect(series.has('job_success_rate')).toBe(false);
      expect(series.get('helius_credits_used_total')).toBe(60);
    });

    it('leaves the queue out, and only that, when the database is gone', async () => {
      await rooms.database.close();
      const series = await scrape();
      expect([...series.keys()].filter((key) => key.startsWith('job_queue_depth'))).toEqual([]);
      expect(series.get('app_uptime_seconds')).toBeGreaterThan(0);
    });

    it('counts what an analysis paid once, although its calls are observed too', async () => {
      const observations = rooms.app.get(ServiceObservations);
      observations.upstreamCall({
        upstream: 'helius',
        call: 'getAsset',
        outcome: 'answered',
        credits: 10,
        durationMs: 5,
      });
      observations.analysisEnded('one', 'failed', 10, LEDGER);
      const series = await scrape();
      expect(series.get('helius_credits_used_total')).toBe(60);
      expect(series.get('dexscreener_requests_total')).toBe(3);
      expect(series.get('upstream_requests_total{upstream="helius",outcome="answered"}')).toBe(1);
      expect(series.get('upstream_requests_total{upstream="helius",outcome="failed"}')).toBe(0);
    });
  });

  describe('the labels of HTTP requests', () => {
    it('name the route by its template, with the class of the status', async () => {
      await rooms.get('/api/tokens/41');
      await rooms.get('/api/tokens/42');
      await rooms.get('/health');
      const series = await scrape();
      const detail = 'method="GET",route="/api/tokens/{token_id}"';
      expect(series.get(`http_requests_total{${detail},status="4xx"}`)).toBe(2);
      expect(series.get(`http_request_duration_seconds_count{${detail}}`)).toBe(2);
      expect(series.get('http_requests_total{method="GET",route="/health",status="2xx"}')).toBe(1);
    });

    it('do not multiply with what clients make up', async () => {
      await rooms.get('/no/such/route');
      const before = await scrape();
      for (let attempt = 0; attempt < 30; attempt += 1) {
        await rooms.get(`/${randomUUID()}/${attempt}?x=${attempt}`, { method: 'GET' });
      }
      const after = await scrape();
      expect(after.get('http_requests_total{method="GET",route="/{unmatched}",status="4xx"}')).toBe(31);
      const added = [...after.keys()].filter((key) => !before.has(key) && !key.includes('route="/metrics"'));
      expect(added).toEqual([]);
    });
  });

  describe('GET /metrics/health', () => {
    it('says healthy, with a success rate that is null before the first analysis has ended', async () => {
      const answer = await rooms.get('/metrics/health');
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        status: 'healthy',
        queue: { queued: 0, processing: 0, completed: 0, failed: 0 },
        success_rate: null,
      });
    });

    it('answers 503 with a reason when the database is gone', async () => {
      await rooms.database.close();
      const answer = await rooms.get('/metrics/health');
      expect(answer.status).toBe(503);
      const body = (await answer.json()) as Record<string, unknown>;
      expect(body).toMatchObject({ status: 'unavailable', queue: null });
      expect(body.error).toMatch(/database does not answer/);
      expect(body.detail).toBe(body.error);
    });
  });

  describe('GET /metrics/stats', () => {
    it('tells the same as JSON, null where nothing is known', async () => {
      await submit(rooms);
      rooms.app.get(ServiceObservations).analysisEnded('one', 'completed', 2000, LEDGER);
      expect(await rooms.json('/metrics/stats')).toEqual({
        queue: { queued: 1, processing: 0, completed: 0, failed: 0 },
        processing: { avg_processing_time: 2, avg_queue_time: null, success_rate: 1 },
        api_usage: {
          helius_credits: 60,
          dexscreener_requests: 3,
          upstreams: expect.objectContaining({ helius: { answered: 0, refused: 0, failed: 0 } }) as object,
        },
        rate_limits: { hits: 0, blocks: 0, shadow_blocks: 0, shed: 0, endpoints: {} },
        caches: expect.objectContaining({ token_detail: { hits: 0, misses: 0 } }) as object,
        websocket: { connections_active: 0, messages_sent: 0 },
        http: { requests_total: 0, by_status: {} },
        uptime_seconds: expect.any(Number) as number,
        window_seconds: 300,
      });
    });

    it('sums HTTP requests by the class of their status', async () => {
      await rooms.get('/health');
      await rooms.get('/nowhere');
      expect(await rooms.json('/metrics/stats')).toMatchObject({
        http: { requests_total: 2, by_status: { '2xx': 1, '4xx': 1 } },
      });
    });

    it('stays an answer when the database is gone', async () => {
      await rooms.database.close();
      const answer = await rooms.get('/metrics/stats');
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ queue: null });
    });
  });

  it('are not shared with another gateway of the same process', async () => {
    const other = await start();
    try {
      other.app.get(ServiceObservations).analysisEnded('one', 'completed', 10, LEDGER);
      expect((await scrape()).get('helius_credits_used_total')).toBe(0);
      expect(await other.json('/metrics/stats')).toMatchObject({ api_usage: { helius_credits: 60 } });
    } finally {
      await other.stop();
    }
  });
});
