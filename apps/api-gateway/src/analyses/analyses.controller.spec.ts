import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { ScriptedEngine, waitsAfterAPage, completes } from '../testing/scripted-engine';
import { until } from '../testing/until';

const MINT = 'So11111111111111111111111111111111111111112';
const SLOW_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

type Json = Record<string, unknown>;

describe('the routes of analyses', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const submit = async (body: Json): Promise<[number, Json]> => {
    const response = await fetch(`${gateway.url}/analyze/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()) as Json];
  };
  const read = async (path: string): Promise<Json> =>
    (await (await fetch(gateway.url + path)).json()) as Json;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const engine = new ScriptedEngine((call) =>
      call.request.mint === SLOW_MINT ? waitsAfterAPage(call) : completes(call),
    );
    gateway = await startGateway(
      settingsIn(folder.path, { ANALYSIS_CONCURRENCY: '1', ANALYSIS_WAITING_LIMIT: '1' }),
      engine,
    );
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('accept a token as the hot-key client sends it and show its result', async () => {
    const [status, answer] = await submit({
      address: MINT,
      api_settings: { transactionLimit: 200, maxWalletsToStore: 5, aKeyOfTomorrow: [1] },
      another: true,
    });
    expect(status).toBe(202);
    expect(answer).toMatchObject({
      status: 'queued',
      coalesced: false,
      replayed: false,
      guarantee: expect.stringContaining('goes on from the last checkpoint') as string,
      token_address: MINT,
      api_settings: { transactionLimit: 200, walletCount: 5, maxWalletsToStore: 5, minUsdFilter: 50 },
      results_url: `/analysis/${String(answer['job_id'])}`,
    });
    expect(answer['api_settings']).not.toHaveProperty('aKeyOfTomorrow');

    const shown = await until('it completes', async () => {
      const now = await read(String(answer['results_url']));
      return now['status'] === 'completed' ? now : null;
    });
    expect(shown).toMatchObject({
      job_id: answer['job_id'],
      state: 'completed',
      error: null,
      result: { token_address: MINT, early_bidders: [{ rank: 1 }, { rank: 2 }] },
    });
    const upperCase = await read(`/analysis/${String(answer['job_id']).toUpperCase()}`);
    expect(upperCase['job_id']).toBe(answer['job_id']);
  });

  it('list analyses and find them by token', async () => {
    const { total, jobs } = await read('/analysis?search=bird&limit=5&unknown=1');
    expect([total, jobs]).toMatchObject([
      1,
      [
        {
          token_name: 'The Bird of Paradise',
          acronym: 'BP',
          wallets_found: 2,
          status: 'completed',
          token_address: MINT,
        },
      ],
    ]);
    expect(await read('/analysis?search=%25')).toEqual({ total: 0, jobs: [] });
  });

  it('refuse with 503 and Retry-After when the waiting list is full', async () => {
    const accepted = [await submit({ address: SLOW_MINT }), await submit({ address: SLOW_MINT, min_usd: 1 })];
    expect(accepted.map(([status]) => status)).toEqual([202, 202]);
    const response = await fetch(`${gateway.url}/analyze/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: SLOW_MINT, min_usd: 2 }),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ code: 'POOL_FULL' });
    const { total, jobs } = (await read('/analysis')) as { total: number; jobs: Record<string, string>[] };
    expect(total).toBe(3);
    expect(jobs.map((job) => job['results_url'])).toEqual(jobs.map((job) => `/analysis/${job['job_id']}`));
  });

  it('answer a preflight, and OPTIONS of any kind, without a body', async () => {
    const preflight = await fetch(`${gateway.url}/analyze/token`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('DELETE');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    expect((await fetch(`${gateway.url}/analysis`, { method: 'OPTIONS' })).status).toBe(204);
  });

  it('answer HEAD as GET without a body, and keep a sound request id', async () => {
    const headers = { 'x-request-id': 'trace-42' };
    const response = await fetch(`${gateway.url}/analysis`, { method: 'HEAD', headers });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('x-request-id')).toBe('trace-42');
    const unsound = await fetch(`${gateway.url}/analysis`, { headers: { 'x-request-id': 'a b\tc' } });
    expect(unsound.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are described under /docs', async () => {
    const document = (await read('/docs-json')) as {
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        ...['/analyze/token', '/analyze/token/redis', '/analysis', '/analysis/{job_id}'],
        ...['/analysis/set-aside', '/analysis/{job_id}/replay'],
      ]),
    );
    const responses = document.paths['/analyze/token']?.['post']?.responses ?? {};
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['200', '202', '400', '401', '422', '503']),
    );
    expect((await fetch(`${gateway.url}/docs`)).headers.get('content-type')).toContain('text/html');
  });
});
