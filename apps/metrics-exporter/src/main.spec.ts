import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { startRedis, startService, type RedisServer, type Service } from '@meridinate/local-cluster';
import { PRODUCER_QUEUE_OPTIONS, connectProducer, createJobProducer } from '@meridinate/queue-bullmq';
import { TOKEN_ANALYSIS } from '@meridinate/queue-contracts';
import { Queue } from 'bullmq';

const SCRIPT = join(__dirname, '../dist/main.js');

async function scrape(exporter: Service): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(`${exporter.url}/metrics`, { signal: AbortSignal.timeout(5_000) });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

async function untilScrape(exporter: Service, part: string): Promise<string> {
  const end = Date.now() + 10_000;
  for (;;) {
    const { text } = await scrape(exporter);
    if (text.includes(part)) return text;
    if (Date.now() > end) throw new Error(`"${part}" never came; last:\n${text}`);
    await pause(50);
  }
}

describe('the metrics exporter', () => {
  let redis: RedisServer;
  let exporter: Service;

  beforeAll(async () => {
    redis = await startRedis();
    exporter = await startService({
      name: 'metrics-exporter',
      script: SCRIPT,
      env: { REDIS_ENABLED: 'true', REDIS_URL: redis.url, LOG_LEVEL: 'fatal' },
    });
  }, 320_000);
  afterAll(async () => {
    await exporter.stop();
    await redis.stop();
  });

  it('shows an empty queue as zeros, not as nothing', async () => {
    const { status, type, text } = await scrape(exporter);
    expect(status).toBe(200);
    expect(type).toContain('text/plain');
    for (const queueStatus of ['queued', 'processing', 'completed', 'failed']) {
      expect(text).toContain(`job_queue_depth{status="${queueStatus}"} 0\n`);
    }
    expect(text).toContain('metrics_exporter_redis_up 1\n');
    expect(text).toContain('job_queue_oldest_age_seconds 0\n');
  });

  it('counts the jobs that wait, and the age of the oldest', async () => {
    const connection = connectProducer(redis.url, () => undefined);
    await new Promise((resolve) => connection.once('ready', resolve));
    const queue = new Queue(TOKEN_ANALYSIS.name, { connection, ...PRODUCER_QUEUE_OPTIONS });
    const producer = createJobProducer(queue, TOKEN_ANALYSIS);
    for (let count = 0; count < 3; count++) {
      await producer.send({
        version: 1,
        analysisId: randomUUID(),
        mint: 'So11111111111111111111111111111111111111112',
        settings: { transactionLimit: 1, minUsd: 0, maxWallets: 1, maxCredits: 1, timeWindowHours: 1 },
        submittedAt: Date.now(),
        checkpoint: null,
      });
    }
    await queue.close();
    connection.disconnect();
    const { text } = await scrape(exporter);
    expect(text).toContain('job_queue_depth{status="queued"} 3\n');
    expect(text).toContain('job_queue_jobs{state="prioritized"} 3\n');
    expect(Number(/^job_queue_oldest_age_seconds (.*)$/m.exec(text)?.[1])).toBeGreaterThan(0);
  });

  it('leaves the queue out when Redis is gone, says so, and shows it again when Redis is back', async () => {
    redis.kill('SIGKILL');
    const blind = await untilScrape(exporter, 'metrics_exporter_redis_up 0\n');
    expect(blind).not.toContain('job_queue_depth{');
    expect(blind).toMatch(/^metrics_exporter_scrape_errors_total [1-9]/m);
    expect((await fetch(`${exporter.url}/health`)).status).toBe(503);

    await redis.restart();
    expect(await untilScrape(exporter, 'metrics_exporter_redis_up 1\n')).toContain('job_queue_depth{');
    expect((await fetch(`${exporter.url}/health`)).status).toBe(200);
  });

  it('answers although Redis is silent, and recovers when it speaks again', async () => {
    redis.kill('SIGSTOP');
    const blind = await untilScrape(exporter, 'metrics_exporter_redis_up 0\n');
    expect(blind).not.toMatch(/^job/m);
    const health = await fetch(`${exporter.url}/health`);
    expect([health.status, await health.json()]).toMatchObject([
      503,
      { status: 'unavailable', redis: 'down' },
    ]);
    redis.kill('SIGCONT');
    await untilScrape(exporter, 'metrics_exporter_redis_up 1\n');
  });

  it('says which routes there are to whoever asks for another', async () => {
    const response = await fetch(`${exporter.url}/metric?api-key=hunter2`, { method: 'POST' });
    expect(response.status).toBe(404);
    const sentence =
      'There is no route POST /metric here. This service answers GET /metrics and GET /health.';
    await expect(response.json()).resolves.toEqual({
      error: sentence,
      detail: sentence,
      code: 'ROUTE_NOT_FOUND',
    });
  });

  it('ends with 0 on SIGTERM', async () => {
    await expect(exporter.stop()).resolves.toEqual({ code: 0, signal: null });
  });

  it('ends with 0 when there is no Redis to read, and says why', async () => {
    const start = startService({ name: 'metrics-exporter', script: SCRIPT, env: { REDIS_ENABLED: 'false' } });
    await expect(start).rejects.toThrow(/code 0.*\n.*REDIS_ENABLED is false/);
  });
});
