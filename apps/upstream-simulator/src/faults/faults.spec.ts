import type { RpcReply } from '../testing/started-simulator';
import { StartedSimulator } from '../testing/started-simulator';

let simulator: StartedSimulator;
let mint: string;
beforeAll(async () => {
  simulator = await StartedSimulator.start();
  const [sample] = await simulator.read<{ mint: string }[]>('/_simulator/mints?count=1');
  mint = sample?.mint ?? '';
});
afterAll(() => simulator.close());
afterEach(async () => {
  await fetch(`${simulator.url}/_simulator/faults`, { method: 'DELETE' });
});

const balance = (): Promise<Response> =>
  simulator.post({ jsonrpc: '2.0', id: '1', method: 'getBalance', params: [mint] });
interface Page {
  data: { slot: number; transaction: { signatures: string[] } }[];
  paginationToken: string | null;
}
const page = (paginationToken: string | null, limit = 20): Promise<Page> =>
  simulator.result<Page>('getTransactionsForAddress', [
    mint,
    {
      transactionDetails: 'full',
      sortOrder: 'asc',
      limit,
      maxSupportedTransactionVersion: 1,
      paginationToken,
    },
  ]);

describe('faults', () => {
  it.each([
    ['rate_limited', 429, '{"jsonrpc":"2.0","error":{"code":-32429,"message":"rate limited"}}'],
    ['credits_exhausted', 429, '{"jsonrpc":"2.0","error":{"code":-32429,"message":"max usage reached"}}'],
    ['empty_503', 503, ''],
    ['key_rejected', 401, 'Unauthorized'],
  ])('%s answers %i', async (kind, status, body) => {
    await simulator.setFaults([{ kind }]);
    const response = await balance();
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('html_502 answers a page of HTML', async () => {
    await simulator.setFaults([{ kind: 'html_502' }]);
    const response = await balance();
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toMatch(/^<html>/);
  });

  it('plan_refused refuses every call of Helius', async () => {
    await simulator.setFaults([{ kind: 'plan_refused' }]);
    const refused = await balance();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: -32403 } });
  });

  it('plan_refused_gtfa refuses that method only', async () => {
    await simulator.setFaults([{ kind: 'plan_refused_gtfa' }]);
    const refused = await simulator.post({
      jsonrpc: '2.0',
      id: 1,
      method: 'getTransactionsForAddress',
      params: [mint],
    });
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('Developer plan')]);
    expect((await balance()).status).toBe(200);
  });

  it('plan_refused_batch refuses batches only', async () => {
    await simulator.setFaults([{ kind: 'plan_refused_batch' }]);
    const refused = await simulator.post([{ jsonrpc: '2.0', id: 1, method: 'getBalance', params: [mint] }]);
    expect(refused.status).toBe(403);
    expect(((await refused.json()) as RpcReply).error?.code).toBe(-32403);
    expect((await balance()).status).toBe(200);
  });

  it('latency holds the answer back', async () => {
    await simulator.setFaults([{ kind: 'latency', ms: 120 }]);
    const begun = performance.now();
    const response = await balance();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(100);
    expect(response.status).toBe(200);
  });

  it('hang never answers, and ends with the simulator', async () => {
    const doomed = await StartedSimulator.start();
    await doomed.setFaults([{ kind: 'hang' }]);
    const hung = doomed.get('/price/v3?ids=x').then(
      () => 'answered',
      () => 'cut off',
    );
    let { requests } = await doomed.read<{ requests: Record<string, number> }>('/_simulator/ledger');
    while (requests.jupiter === undefined) {
      ({ requests } = await doomed.read<{ requests: Record<string, number> }>('/_simulator/ledger'));
    }
    await doomed.close();
    expect(await hung).toBe('cut off');
  });

  it('cut_body sends the headers and half of the body', async () => {
    await simulator.setFaults([{ kind: 'cut_body' }]);
    const response = await balance();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('garbage_json answers 200 with something that is not JSON', async () => {
    await simulator.setFaults([{ kind: 'garbage_json' }]);
    const response = await balance();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it('repeat_token gives back the token that was asked with', async () => {
    const first = await page(null);
    await simulator.setFaults([{ kind: 'repeat_token' }]);
    const second = await page(first.paginationToken);
    expect(second.data).toHaveLength(20);
    expect(second.paginationToken).toBe(first.paginationToken);
  });

  it('empty_page_with_token puts empty pages in between and loses nothing', async () => {
    const whole = await page(null, 60);
    await simulator.setFaults([{ kind: 'empty_page_with_token', probability: 0.6 }]);
    const read: Page['data'] = [];
    const tokens: (string | null)[] = [];
    let empty = 0;
    for (let token: string | null = null; read.length < 60;) {
      const next: Page = await page(token);
      if (next.data.length === 0) empty += 1;
      read.push(...next.data);
      token = next.paginationToken;
      tokens.push(token);
    }
    expect(empty).toBeGreaterThan(0);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(read.map(({ transaction }) => transaction.signatures[0])).toEqual(
      whole.data.map(({ transaction }) => transaction.signatures[0]),
    );
  });
});

describe('rules', () => {
  it('match an upstream and a call, and are spent after so many times', async () => {
    await simulator.setFaults([
      { kind: 'empty_503', match: { upstream: 'helius', method: 'getBalance' }, times: 2 },
    ]);
    const statuses = [(await simulator.get('/price/v3?ids=x')).status];
    for (let call = 0; call < 3; call += 1) statuses.push((await balance()).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(await simulator.read('/_simulator/faults')).toMatchObject([{ kind: 'empty_503', used: 2 }]);
  });

  it('strike by chance in the same way for the same seed', async () => {
    const struck = async (): Promise<number[]> => {
      await simulator.setFaults([{ kind: 'rate_limited', probability: 0.5 }]);
      const statuses: number[] = [];
      for (let call = 0; call < 20; call += 1) statuses.push((await balance()).status);
      return statuses;
    };
    const first = await struck();
    expect(new Set(first)).toEqual(new Set([200, 429]));
    expect(await struck()).toEqual(first);
  });

  it('rate-limit the free upstreams without JSON', async () => {
    await simulator.setFaults([{ kind: 'rate_limited', match: { upstream: 'dexscreener' } }]);
    const response = await simulator.get(`/tokens/v1/solana/${mint}`);
    expect([response.status, await response.text()]).toEqual([429, 'Too Many Requests']);
  });

  it.each([
    ['an unknown kind', [{ kind: 'fire' }]],
    ['a latency without ms', [{ kind: 'latency' }]],
    ['ms on something else', [{ kind: 'hang', ms: 5 }]],
    ['an unknown upstream', [{ kind: 'hang', match: { upstream: 'nasdaq' } }]],
    ['something that is no list', { kind: 'hang' }],
  ])('refuse %s with one sentence', async (_, rules) => {
    const response = await simulator.setFaults(rules);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toMatch(/cannot be used: .*\.$/);
    expect(await simulator.read('/_simulator/faults')).toEqual([]);
  });
});
