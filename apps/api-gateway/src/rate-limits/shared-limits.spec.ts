import { type RedisServer, startRedis } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { until } from '../testing/until';

const LIMIT = 6;
/** A busy machine must not look like an outage here; a frozen Redis still does. */
const ANSWER_MS = '2000';

describe('gateways that share their limits', () => {
  let redis: RedisServer;
  let client: Redis;
  const folders: TemporaryFolder[] = [];
  const gateways: RunningGateway[] = [];

  const start = async (env: Record<string, string> = {}): Promise<RunningGateway> => {
    const folder = await temporaryFolder();
    folders.push(folder);
    const shared = {
      RATE_LIMIT_ENABLED: 'true',
      REDIS_ENABLED: 'true',
      REDIS_URL: redis.url,
      RATE_LIMIT_READ: `${LIMIT}/hour`,
      RATE_LIMIT_ANSWER_MS: ANSWER_MS,
      ...env,
    };
    const gateway = await startGateway(settingsIn(folder.path, shared));
    gateways.push(gateway);
    return gateway;
  };
  const decides = (gateway: RunningGateway): Promise<boolean> =>
    until('Redis decides', async () => (await metric(gateway, 'rate_limit_store_up')) === 1);
  /** Gateways that Redis decides for. */
  const startShared = async (count: number, env?: Record<string, string>): Promise<RunningGateway[]> => {
    const started: RunningGateway[] = [];
    for (let nth = 0; nth < count; nth += 1) started.push(await start(env));
    await Promise.all(started.map(decides));
    return started;
  };
  const read = async ({ url }: RunningGateway): Promise<Response> => {
    const answer = await fetch(`${url}/api/tokens/history`);
    await answer.arrayBuffer();
    return answer;
  };
  const admitted = async (times: number, from: readonly RunningGateway[]): Promise<number> => {
    let count = 0;
    for (let time = 0; time < times; time += 1) {
      for (const gateway of from) count += (await read(gateway)).status === 200 ? 1 : 0;
    }
    return count;
  };
  const metric = async ({ url }: RunningGateway, name: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
  };

  beforeEach(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
    client.on('error', () => undefined);
  });
  afterEach(async () => {
    client.disconnect();
    await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
    await redis.stop();
    await Promise.all(folders.splice(0).map((folder) => folder.remove()));
  });

  it('count a caller together, under one secret that they agree on', async () => {
    const both = await startShared(2);
    expect(await admitted(LIMIT, both)).toBe(LIMIT);
    expect(await metric(both[0]!, 'rate_limit_store_up')).toBe(1);
  });

  it('count it together also when Redis came after them', async () => {
    const { port } = redis;
    await redis.stop();
    const both = [await start(), await start()];
    expect(await metric(both[0]!, 'rate_limit_store_up')).toBe(0);
    redis = await startRedis({ port });
    await Promise.all(both.map(decides));
    const secret = await until('a secret is agreed on', () => client.get('meridinate:limit:identity-secret'));
    expect(secret).toHaveLength(43);
    // Those who asked in vain ask again within 200 ms.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await admitted(LIMIT, both)).toBe(LIMIT);
  });

  it('give a third that starts later the secret of the first', async () => {
    await admitted(LIMIT, await startShared(1));
    const [later] = await startShared(1);
    expect((await read(later!)).status).toBe(429);
  });

  it('keep no secret in Redis where one is configured, and agree all the same', async () => {
    const configured = { RATE_LIMIT_IDENTITY_SECRET: 'a secret of at least 32 characters' };
    const both = await startShared(2, configured);
    expect(await admitted(LIMIT, both)).toBe(LIMIT);
    expect(await client.exists('meridinate:limit:identity-secret')).toBe(0);
  });

  it('tell Redis no address and no key, and let every key of theirs end by itself', async () => {
    await admitted(LIMIT + 1, await startShared(1));
    const keys = (await client.keys('meridinate:limit:*')).filter((key) => !key.includes('identity-secret'));
    expect(keys.filter((key) => key.includes('127.0.0.1'))).toEqual([]);
    const lasting = await Promise.all(keys.map(async (key) => ({ key, ms: await client.pttl(key) })));
    expect(lasting.filter(({ ms }) => ms < 0)).toEqual([]);
    expect(lasting.length).toBeGreaterThan(0);
  });

  it('go on without Redis, say so, and give nobody a second quota afterwards', async () => {
    const gateway = (await startShared(1, { CREDIT_BUDGET_DAY: '5000' }))[0]!;
    await admitted(2, [gateway]);
    redis.kill('SIGSTOP');
    const statuses: number[] = [];
    for (let time = 0; time < LIMIT; time += 1) statuses.push((await read(gateway)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect(await metric(gateway, 'rate_limit_store_up')).toBe(0);
    expect(await metric(gateway, 'rate_limit_store_errors_total')).toBe(1);
    expect((await gateway.request('GET', '/rate-limit')).body['limits']).toContainEqual({
      policy: 'credits_day',
      ...{ route: null, unit: 'credit', limit: 5_000, window_seconds: 86_400 },
      ...{ used: null, remaining: null, reset_seconds: null },
    });
    redis.kill('SIGCONT');
    await decides(gateway);
    expect((await read(gateway)).status).toBe(429);
    const [later] = await startShared(1);
    expect((await read(later!)).status).toBe(429);
  });

  it('answer 503 without Redis where the analyses are to be closed then', async () => {
    const gateway = (await startShared(1, { RATE_LIMIT_STORE_LOSS: 'closed' }))[0]!;
    redis.kill('SIGSTOP');
    const submit = { body: { address: 'So11111111111111111111111111111111111111112' } };
    const { status, headers, body } = await gateway.request('POST', '/analyze/token', submit);
    redis.kill('SIGCONT');
    expect([status, body['code'], body['violated-policies']]).toEqual([
      503,
      'CAPACITY_REDUCED',
      ['analysis'],
    ]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});
