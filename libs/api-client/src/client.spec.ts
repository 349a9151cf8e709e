import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Service, startService } from '@meridinate/local-cluster';
import { bodyOf, createMeridinateClient, type MeridinateClient, ProblemError } from './index';

const GATEWAY = resolve(__dirname, '../../../apps/api-gateway/dist/main.js');
const GENERATE = resolve(__dirname, '../generate.mjs');
const UNKNOWN = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const KEY = 'the key of the operator';

describe('the client of the gateway', () => {
  let folder: string;
  let gateway: Service;
  let client: MeridinateClient;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'meridinate-client-'));
    const env = {
      DATABASE_URL: `file:${join(folder, 'gateway.db')}`,
      ADMIN_KEY_HASH: `root:${createHash('sha256').update(KEY).digest('hex')}`,
    };
    gateway = await startService({ name: 'api-gateway', script: GATEWAY, env });
    client = createMeridinateClient({ baseUrl: gateway.url });
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  // A program of its own, that has a compiler to load.
  it('has the types that the present document gives; npx nx run api-client:generate renews them', () => {
    const present = execFileSync(process.execPath, [GENERATE, gateway.url], { encoding: 'utf8' });
    expect(readFileSync(join(__dirname, 'schema.ts'), 'utf8')).toBe(present);
  }, 120_000);

  it('answers with the body of a success', async () => {
    const { data, response } = await client.GET('/analysis', { params: { query: { limit: 5 } } });
    expect([response.status, data?.total, data?.jobs]).toEqual([200, 0, []]);
    const history = bodyOf(await client.GET('/api/tokens/history'));
    expect(history.tokens.map(({ token_address }) => token_address)).toEqual([]);
  });

  it('answers with the problem of an error', async () => {
    const { data, error } = await client.GET('/analysis/{job_id}', { params: { path: { job_id: UNKNOWN } } });
    expect(data).toBeUndefined();
    expect(error?.code).toBe('ANALYSIS_NOT_FOUND');
  });

  it('throws it where the body is all that is wanted', async () => {
    const answer = await client.POST('/analyze/token', { body: { address: 'x' } });
    expect(() => bodyOf(answer)).toThrow(ProblemError);
    expect(() => bodyOf(answer)).toThrow(/"address" is not a Solana address/);
  });

  it('sends its key', async () => {
    expect((await client.GET('/analysis/set-aside')).response.status).toBe(403);
    const operator = createMeridinateClient({ baseUrl: gateway.url, apiKey: KEY });
    expect(bodyOf(await operator.GET('/analysis/set-aside')).total).toBe(0);
  });

  it('does not take the page of a proxy for a problem', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response('<html>', { status: 502 }));
    const behind = createMeridinateClient({ baseUrl: gateway.url, fetch });
    const answer = await behind.GET('/tags');
    expect(() => bodyOf(answer)).toThrow(/HTTP 502/);
  });
});
