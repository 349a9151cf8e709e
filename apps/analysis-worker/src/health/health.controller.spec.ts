import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { readSettings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { RESULTS_CONNECTION } from '../analyses/results-connection.module';
import { WorkerModule } from '../worker.module';
import { HealthController } from './health.controller';

describe('the health of a worker', () => {
  let redis: RedisServer;
  let app: INestApplicationContext;
  let connection: Redis;
  const health = () => app.get(HealthController, { strict: false }).check();

  beforeAll(async () => {
    redis = await startRedis();
    const env = { REDIS_ENABLED: 'true', REDIS_URL: redis.url, HELIUS_API_KEY: 'unused' };
    const settings = readSettings(env, { defaultPort: 0 });
    app = await NestFactory.createApplicationContext(WorkerModule.with(settings), { logger: false });
    connection = app.get<Redis>(RESULTS_CONNECTION, { strict: false });
    if (connection.status !== 'ready') await new Promise((resolve) => connection.once('ready', resolve));
  });

  afterAll(async () => {
    await app.close();
    await redis.stop();
  });

  it('is ok while Redis takes writes', async () => {
    await expect(health()).resolves.toMatchObject({ status: 'ok', redis: 'up' });
  });

  it('is unavailable while Redis answers but is full, and ok when it no longer is', async () => {
    await connection.config('SET', 'maxmemory', '1');
    await expect(health()).rejects.toMatchObject({
      status: 503,
      response: { redis: 'down', error: expect.stringContaining('refuses writes') as string },
    });
    await connection.config('SET', 'maxmemory', '0');
    await expect(health()).resolves.toMatchObject({ status: 'ok' });
  });
});
