import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { connectLimits, type SharedLimits } from '../connect-limits';
import { describeRateLimit } from '../testing/conformance';

const CASES = Number(process.env.RATE_LIMIT_CASES ?? 150);
const INSTALL_MS = 320_000;

jest.setTimeout(60_000 + 30 * CASES);

describe('limits in Redis', () => {
  let redis: RedisServer;
  let shared: SharedLimits;

  beforeAll(async () => {
    redis = await startRedis();
    const onOutage = (error: Error): void => console.error(error);
    shared = connectLimits({ redisUrl: redis.url, onOutage, answerMs: 2_000 });
    await shared.untilHealthy(5_000);
  }, INSTALL_MS);

  afterAll(async () => {
    shared.close();
    await redis.stop();
  });

  describeRateLimit(
    {
      limiter: () => shared.limiter,
      budget: () => shared.budget,
      pass: (ms) => pause(ms),
    },
    { cases: CASES, timePasses: false },
  );
});
