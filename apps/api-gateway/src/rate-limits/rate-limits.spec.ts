import { createHash } from 'node:crypto';
import { tierTable } from '@meridinate/rate-limit';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';

const MINT = 'So11111111111111111111111111111111111111112';
const ORIGIN = 'http://localhost:3000';
const KEY = 'the key of the desk';
const KEYS = { API_KEY_HASHES: `desk:${createHash('sha256').update(KEY).digest('hex')}` };

describe('the rate limits of a gateway', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    gateway = await startGateway(settingsIn(folder.path, { RATE_LIMIT_ENABLED: 'true', ...env }));
  };
  const submit = (headers: Record<string, string> = {}, path = '/analyze/token'): Promise<Answer> =>
    gateway.request('POST', path, { body: { address: MINT }, headers });
  const times = async (count: number, send: () => Promise<Answer>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let time = 0; time < count; time += 1) statuses.push((await send()).status);
    return statuses;
  };
  const metric = async (series: string): Promise<number | null> => {
    const lines = (await (await fetch(`${gateway.url}/metrics`)).text()).split('\n');
    const line = lines.find((text) => text.startsWith(`${series} `));
    return line === undefined ? null : Number(line.slice(series.length));
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await gateway.close();
    await folder.remove();
  });

  describe('for analyses', () => {
    it('let five of an anonymous caller in an hour through, both routes together', async () => {
      await start();
      const statuses = [
        ...(await times(3, () => submit())),
        ...(await times(3, () => submit({}, '/analyze/token/redis'))),
      ];
      // Without Redis the second route answers 503, which is our own fault and costs nothing.
      expect(statuses).toEqual([202, 202, 202, 503, 503, 503]);
      expect(await times(3, () => submit())).toEqual([202, 202, 429]);
      expect((await submit({}, '/analyze/token/redis')).status).toBe(429);
    });

    it('let twenty of a known key through, whatever its address has spent', async () => {
      await start(KEYS);
      await times(6, () => submit());
      const statuses = await times(21, () => submit({ 'x-api-key': KEY }));
      expect(statuses.slice(0, 20)).not.toContain(429);
      expect(statuses[20]).toBe(429);
    });

    it('count what is refused for its content, and what cannot be read at all', async () => {
      await start();
      const send = (body: string): Promise<Response> =>
        fetch(`${gateway.url}/analyze/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
      const statuses: number[] = [];
      for (const body of ['{"address":"x"}', '{"address":', '{}', '[', '{"address":', '{"address":', '{}']) {
        statuses.push((await send(body)).status);
      }
      expect(statuses).toEqual([400, 400, 422, 400, 400, 429, 429]);
    });
  });

  describe('tell a client', () => {
    it('its limits with every answer', async () => {
      await start();
      const { headers } = await submit();
      expect(headers.get('x-ratelimit-limit')).toBe('5');
      expect(headers.get('x-ratelimit-remaining')).toBe('4');
      expect(headers.get('x-ratelimit-reset')).toBe('3600');
      expect(headers.get('ratelimit-policy')).toBe('"analysis";q=5;w=3600');
      expect(headers.get('ratelimit')).toBe('"analysis";r=4;t=3600');
      expect(headers.get('retry-after')).toBeNull();
    });

    it('why it is refused, and when to come again', async () => {
      await start({ RATE_LIMIT_ANALYSIS: '1/hour' });
      await submit();
      const { status, headers, body } = await submit({ origin: ORIGIN });
      expect(status).toBe(429);
      const wait = Number(headers.get('retry-after'));
      expect(wait).toBeGreaterThan(3_590);
      expect(body).toEqual({
        type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
        title: 'Quota Exceeded',
        status: 429,
        error: `You have used up the limit analysis. Send the request again in ${wait} s; GET /rate-limit shows all your limits.`,
        detail: body['error'],
        code: 'RATE_LIMITED',
        request_id: headers.get('x-request-id'),
        tier: 'analysis',
        'violated-policies': ['analysis'],
      });
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(headers.get('x-ratelimit-remaining')).toBe('0');
      expect(headers.get('ratelimit')).toBe(`"analysis";r=0;t=${wait}`);
    });

    it.each([
      ['a route', 'RATE_LIMIT_BROWSE', '/analysis'],
      ['a path that does not exist', 'RATE_LIMIT_UNKNOWN_PATH', '/nowhere'],
      ['the pages of the API document', 'RATE_LIMIT_BROWSE', '/docs-json'],
    ])('of another origin all that, also where it is refused at %s', async (_where, variable, path) => {
      await start({ [variable]: '1/hour' });
      await fetch(gateway.url + path);
      const refused = await fetch(gateway.url + path, { headers: { origin: ORIGIN } });
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, ORIGIN]);
      expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
      expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    });

    it('nothing of the IETF fields where they are off', async () => {
      await start({ RATE_LIMIT_FIELDS: 'off' });
      const { headers } = await submit();
      expect([headers.get('x-ratelimit-limit'), headers.get('ratelimit')]).toEqual(['5', null]);
    });
  });

  it('do not cost a request that failed for our own fault', async () => {
    await start({ RATE_LIMIT_ANALYSIS: '2/hour' });
    const { status, headers } = await submit({}, '/analyze/token/redis');
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([503, '2']);
    expect(await times(3, () => submit())).toEqual([202, 202, 429]);
  });

  it('never concern the health, a preflight, and the own quotas', async () => {
    await start({
      RATE_LIMIT_UNKNOWN_PATH: '1/hour',
      RATE_LIMIT_BROWSE: '1/hour',
      RATE_LIMIT_ANALYSIS: '1/hour',
    });
    const preflight = {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    };
    for (let time = 0; time < 3; time += 1) {
      for (const path of ['/health', '/health/live', '/health/ready', '/rate-limit']) {
        const answer = await fetch(gateway.url + path);
        expect([answer.status, answer.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
      }
      expect((await fetch(`${gateway.url}/analyze/token`, preflight)).status).toBe(204);
    }
  });

  it('count HEAD as GET, and each route by its template', async () => {
    await start({ RATE_LIMIT_BROWSE: '2/hour' });
    const get = async (path: string, method = 'GET'): Promise<number> =>
      (await fetch(gateway.url + path, { method })).status;
    expect([await get('/api/tokens/1'), await get('/api/tokens/2', 'HEAD')]).toEqual([404, 404]);
    expect([await get('/api/tokens/3'), await get('/analysis')]).toEqual([429, 200]);
  });

  it('leave the paths that do not exist to few', async () => {
    await start({ RATE_LIMIT_UNKNOWN_PATH: '2/hour' });
    const answers = await Promise.all(['/a', '/b?x', '/c'].map((path) => gateway.request('GET', path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 429]);
    expect((await gateway.request('PATCH', '/analysis')).status).toBe(429);
  });

  it('count the settings that a known client polls apart from every other route', async () => {
    await start({ RATE_LIMIT_SETTINGS_POLL: '2/hour', RATE_LIMIT_BROWSE: '1/hour' });
    const poll = (): Promise<Answer> => gateway.request('GET', '/api/solscan-settings');
    expect(await times(3, poll)).toEqual([200, 200, 429]);
    expect((await gateway.request('GET', '/api/settings')).status).toBe(200);
  });

  describe('for wrong keys', () => {
    it('answer 401, and 429 to an address that goes on guessing, wherever it guesses', async () => {
      await start({ ...KEYS, RATE_LIMIT_WRONG_KEY: '3/hour' });
      const guess = (path: string): Promise<Answer> =>
        gateway.request('GET', path, { headers: { 'x-api-key': `guess at ${path}` } });
      const paths = ['/analysis', '/nowhere', '/rate-limit', '/analysis', '/rate-limit'];
      const answers: Answer[] = [];
      for (const path of paths) answers.push(await guess(path));
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429]);
      expect(answers[0]?.body).toMatchObject({ code: 'API_KEY_UNKNOWN' });
      expect(answers[4]?.body).toMatchObject({ tier: 'wrong_key', 'violated-policies': ['wrong_key'] });
      const keyed = { headers: { 'x-api-key': KEY } };
      expect((await gateway.request('GET', '/analysis', keyed)).status).toBe(200);
      const own = (await gateway.request('GET', '/rate-limit', keyed)).body['limits'];
      expect(own).toContainEqual(expect.objectContaining({ policy: 'wrong_key', used: 3, remaining: 0 }));
    });
  });

  describe('in GET /rate-limit', () => {
    it('show a caller its own, and cost nothing', async () => {
      await start(KEYS);
      await submit();
      const own = await gateway.request('GET', '/rate-limit');
      expect(own.body).toMatchObject({ enabled: true, mode: 'enforce', caller: 'anonymous' });
      const limits = own.body['limits'] as Record<string, unknown>[];
      expect(limits.filter(({ policy }) => policy === 'analysis')).toEqual([
        {
          policy: 'analysis',
          route: null,
          unit: 'request',
          limit: 5,
          window_seconds: 3600,
          used: 1,
          remaining: 4,
          reset_seconds: 3600,
        },
      ]);
      expect(limits.map(({ route }) => route)).toContain('GET /api/tokens/:token_id');
      expect(limits.map(({ route }) => route)).toContain('/docs');
      expect(new Set(limits.map(({ policy }) => policy))).toEqual(new Set(Object.keys(tierTable())));
      expect(limits).toContainEqual(
        expect.objectContaining({ policy: 'balance_credits', unit: 'credit', limit: 12_000, used: 0 }),
      );
      const again = await gateway.request('GET', '/rate-limit');
      expect(again.body['limits']).toMatchObject(limits.map(({ used }) => ({ used })));
      const keyed = await gateway.request('GET', '/rate-limit', { headers: { 'x-api-key': KEY } });
      expect(keyed.body).toMatchObject({ caller: 'keyed' });
      expect(keyed.body['limits']).toContainEqual(
        expect.objectContaining({ policy: 'analysis', limit: 20, used: 0 }),
      );
    });
  });

  it('refuse nobody in shadow mode, and tell and count what they would have refused', async () => {
    await start({ ...KEYS, RATE_LIMIT_MODE: 'shadow', RATE_LIMIT_ANALYSIS: '1/hour' });
    expect(await times(3, () => submit())).toEqual([202, 202, 202]);
    expect((await submit()).headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await gateway.request('GET', '/analysis', { headers: { 'x-api-key': 'wrong' } })).status).toBe(
      200,
    );
    expect(await metric('rate_limit_shadow_blocks_total{endpoint="/analyze/token"}')).toBe(3);
    expect(await metric('rate_limit_hits_total{endpoint="/analyze/token"}')).toBe(4);
    expect(await metric('rate_limit_blocks_total{endpoint="/analyze/token"}')).toBeNull();
  });

  describe('in the metrics', () => {
    it('count what was let through and what was refused, by route template, and both are all decisions', async () => {
      await start({ RATE_LIMIT_BROWSE: '15/hour' });
      for (let time = 0; time < 24; time += 1) await fetch(`${gateway.url}/api/tokens/${time}`);
      await submit();
      const endpoint = '{endpoint="/api/tokens/{token_id}"}';
      expect(await metric(`rate_limit_hits_total${endpoint}`)).toBe(15);
      expect(await metric(`rate_limit_blocks_total${endpoint}`)).toBe(9);
      expect(await metric(`rate_limit_block_rate${endpoint}`)).toBe(9 / 24);
      expect(await metric('rate_limit_block_rate{endpoint="/analyze/token"}')).toBeNull();
      expect(await metric('rate_limit_store_up')).toBeNull();
      // The scrapes before it, and the one that asks, whose answer was not written yet.
      const scrapes = await metric('rate_limit_hits_total{endpoint="/metrics"}');
      const { body } = await gateway.request('GET', '/metrics/stats');
      const stats = body['rate_limits'] as { hits: number; blocks: number; endpoints: object };
      expect(stats).toMatchObject({ blocks: 9, shed: 0, shadow_blocks: 0 });
      expect(stats.hits).toBe(15 + 1 + (scrapes ?? 0) + 1);
      expect(stats.endpoints).toMatchObject({
        '/api/tokens/{token_id}': { hits: 15, blocks: 9, block_rate: 9 / 24 },
        '/analyze/token': { hits: 1, blocks: 0, block_rate: null },
      });
      const decisions = await metric('rate_limit_decision_seconds_count{by="store"}');
      const counted = await gateway.request('GET', '/metrics/stats');
      const after = counted.body['rate_limits'] as { hits: number; blocks: number };
      expect(after.hits + after.blocks).toBe(decisions);
    });
  });

  it('are not there at all without RATE_LIMIT_ENABLED', async () => {
    await start({ RATE_LIMIT_ENABLED: 'false', RATE_LIMIT_ANALYSIS: '1/hour' });
    const { status, headers } = await submit();
    expect([status, (await submit()).status]).toEqual([202, 202]);
    expect([...headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
    expect(await gateway.request('GET', '/rate-limit')).toMatchObject({
      status: 200,
      body: { enabled: false, limits: [] },
    });
    expect(await metric('rate_limit_hits_total{endpoint="/analyze/token"}')).toBeNull();
  });
});
