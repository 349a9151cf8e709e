import { type RedisServer, startRedis } from '@meridinate/local-cluster';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../../testing/gateway';
import { ScriptedEngine, waitsAfterAPage } from '../../testing/scripted-engine';
import { until } from '../../testing/until';

const MINTS = [
  'So11111111111111111111111111111111111111112',
  'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
] as const;
/** What the scripted engine has paid when it waits after its first page. */
const PAID = 50;
/** A Redis that is slow because the machine is busy is none that is lost. */
const PATIENT = { RATE_LIMIT_ANSWER_MS: '5000' };

describe.each(['memory', 'Redis'])('credit budgets in %s', (where) => {
  let folder: TemporaryFolder;
  let redis: RedisServer | null;
  let gateway: RunningGateway;

  const start = async (env: Record<string, string>): Promise<void> => {
    const store: Record<string, string> =
      redis === null ? {} : { ...PATIENT, REDIS_ENABLED: 'true', REDIS_URL: redis.url };
    const settings = settingsIn(folder.path, { RATE_LIMIT_ENABLED: 'true', ...store, ...env });
    gateway = await startGateway(settings, new ScriptedEngine(waitsAfterAPage));
  };
  const submit = (
    mint: string,
    maxCreditsPerAnalysis: number,
    { path = '/analyze/token', headers = {}, min_usd = 50 } = {},
  ): Promise<Answer> => {
    const body = { address: mint, min_usd, api_settings: { maxCreditsPerAnalysis } };
    return gateway.request('POST', path, { body, headers });
  };
  const line = async (policy: string): Promise<{ used: number; remaining: number } | undefined> => {
    const { body } = await gateway.request('GET', '/rate-limit');
    const limits = body['limits'] as { policy: string; used: number; remaining: number }[];
    return limits.find((limit) => limit.policy === policy);
  };
  const cancelled = async (answer: Answer): Promise<void> => {
    const path = `/analysis/${String(answer.body['job_id'])}`;
    const spent = async (): Promise<boolean> =>
      Number((await gateway.request('GET', path)).body['credits_used']) >= PAID;
    await until('its first page is paid', spent);
    await gateway.request('DELETE', path);
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    redis = where === 'Redis' ? await startRedis() : null;
  });
  afterEach(async () => {
    await gateway.close();
    await redis?.stop();
    await folder.remove();
  });

  it('refuse an analysis whose worst case does not fit, name the budget, and charge nothing for that', async () => {
    await start({ CREDIT_BUDGET_CALLER_HOUR: '1000', CREDIT_BUDGET_DAY: '5000' });
    const first = await submit(MINTS[0], 600);
    expect(first.status).toBe(202);
    expect(first.headers.get('ratelimit-policy')).toContain(
      '"credits_caller_hour";q=1000;w=3600;meridinate-unit="credits", "credits_day";q=5000;w=86400',
    );
    const refused = await submit(MINTS[1], 401);
    expect([refused.status, refused.body]).toMatchObject([
      429,
      { code: 'RATE_LIMITED', tier: 'analysis', 'violated-policies': ['credits_caller_hour'] },
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await line('analysis')).toMatchObject({ used: 1 });
    expect(await line('credits_day')).toMatchObject({ used: 0, remaining: 4400 });
    expect((await submit(MINTS[1], 400)).status).toBe(202);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('rate_limit_hits_total{endpoint="/analyze/token"} 2');
    expect(metrics).toContain('rate_limit_blocks_total{endpoint="/analyze/token"} 1');
  });

  it('count what an analysis has paid when it ends, and free the rest', async () => {
    await start({ CREDIT_BUDGET_HOUR: '1000' });
    await cancelled(await submit(MINTS[0], 1000));
    const settled = { used: PAID, remaining: 1000 - PAID };
    await until('it is settled', async () => (await line('credits_hour'))?.used === PAID);
    expect(await line('credits_hour')).toMatchObject(settled);
    expect((await submit(MINTS[1], 1000 - PAID)).status).toBe(202);
  });

  it('hold nothing for an analysis that is joined to another, or that could not begin', async () => {
    await start({ CREDIT_BUDGET_HOUR: '1000', ...(redis === null ? {} : { REDIS_URL: redis.url }) });
    await submit(MINTS[0], 300);
    const joined = await submit(MINTS[0], 300);
    expect(joined.body['coalesced']).toBe(true);
    const malformed = await submit('not a mint', 300);
    expect(malformed.status).toBe(400);
    for (const { headers } of [joined, malformed]) {
      expect(headers.get('ratelimit')).toContain('"credits_hour";r=700;');
    }
    expect(await line('credits_hour')).toMatchObject({ used: 0, remaining: 700 });
  });

  it('join what they have no room for to an analysis that is there, and begin none', async () => {
    await start({ CREDIT_BUDGET_CALLER_HOUR: '1000', RATE_LIMIT_ANALYSIS: '100/hour' });
    const headers = { 'idempotency-key': 'k1' };
    const { status, body } = await submit(MINTS[0], 900, { headers });
    expect(status).toBe(202);
    const { job_id } = body;
    const again = await submit(MINTS[0], 900, { headers });
    expect([again.status, again.body]).toMatchObject([200, { job_id, replayed: true }]);
    expect(again.headers.get('retry-after')).toBeNull();
    expect(again.headers.get('ratelimit')).toContain('"credits_caller_hour";r=100;');
    const same = await submit(MINTS[0], 900);
    expect([same.status, same.body]).toMatchObject([200, { job_id, coalesced: true }]);
    const other = await submit(MINTS[1], 900, { headers });
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await submit(MINTS[1], 900, { headers: { 'idempotency-key': 'k2' } })).status).toBe(429);
    expect(await gateway.database.analyses.list({ limit: 9 })).toMatchObject([{ id: job_id }]);
    const queued = await submit(MINTS[0], 900, { path: '/analyze/token/redis' });
    expect(queued.body).toMatchObject(redis === null ? { code: 'QUEUE_DISABLED' } : { job_id });
    expect(await line('credits_caller_hour')).toMatchObject({ used: 0, remaining: 100 });
    await redis?.stop();
    expect((await submit(MINTS[0], 900)).status).toBe(200);
    expect((await submit(MINTS[1], 900)).status).toBe(redis === null ? 429 : 503);
  });

  it('let a network spend sixteen times what each of its callers may', async () => {
    const behindProxy = { TRUSTED_PROXIES: '127.0.0.0/8', RATE_LIMIT_ANALYSIS: '1000/hour' };
    await start({ CREDIT_BUDGET_CALLER_HOUR: '100', ...behindProxy });
    const from = (subnet: number): Promise<Answer> =>
      submit(MINTS[0], 100, {
        min_usd: subnet,
        headers: { 'x-forwarded-for': `2001:db8:0:${subnet}::1` },
      });
    for (let subnet = 1; subnet <= 16; subnet += 1) expect((await from(subnet)).status).toBe(202);
    const { status, body } = await from(17);
    expect([status, body['violated-policies']]).toEqual([429, ['credits_caller_hour_network']]);
  });

  it('leave a number that no analysis may have to the check of the body', async () => {
    await start({ CREDIT_BUDGET_HOUR: '500' });
    const { status, body } = await submit(MINTS[0], 10_001);
    expect([status, body]).toMatchObject([422, { code: 'REQUEST_FIELD_INVALID' }]);
  });

  it('answer 422 where the worst case is more than a budget ever allows', async () => {
    await start({ CREDIT_BUDGET_HOUR: '500' });
    const { status, body } = await submit(MINTS[0], 501);
    expect([status, body]).toMatchObject([422, { code: 'RATE_COST_TOO_LARGE' }]);
    // Without a number of its own an analysis may cost 1000.
    const whole = await gateway.request('POST', '/analyze/token', { body: { address: MINTS[0] } });
    expect(whole.status).toBe(422);
  });

  it('take what is stored as the worst case of an analysis without a number of its own', async () => {
    await start({ CREDIT_BUDGET_HOUR: '500' });
    await gateway.request('POST', '/api/settings', { body: { maxCreditsPerAnalysis: 200 } });
    const { status } = await gateway.request('POST', '/analyze/token', { body: { address: MINTS[0] } });
    expect([status, await line('credits_hour')]).toMatchObject([202, { used: 0, remaining: 300 }]);
  });

  it('refuse nobody in shadow mode, and tell and count whom they would', async () => {
    await start({ CREDIT_BUDGET_HOUR: '500', RATE_LIMIT_MODE: 'shadow' });
    expect((await submit(MINTS[0], 501)).status).toBe(202);
    expect((await submit(MINTS[0], 400)).status).toBe(202);
    const through = await submit(MINTS[1], 400);
    expect(through.status).toBe(202);
    expect(Number(through.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(through.headers.get('ratelimit')).toContain('"credits_hour";r=100;');
    const joined = await submit(MINTS[1], 400);
    expect([joined.status, joined.headers.get('retry-after')]).toEqual([200, null]);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('rate_limit_shadow_blocks_total{endpoint="/analyze/token"} 2');
  });
});
