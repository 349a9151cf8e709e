import { bodyOf, createMeridinateClient, type MeridinateClient } from '@meridinate/api-client';
import { until } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, simulatedBy } from './testing/stack';

describe('a program that uses the typed client', () => {
  const stack = new Stack();
  let client: MeridinateClient;
  let mint: string;

  beforeAll(async () => {
    const simulator = await stack.simulator();
    [mint = ''] = await new SimulatorKnowledge(simulator.url).mints(1);
    const gateway = await stack.service('api-gateway', {
      ...simulatedBy(simulator),
      DATABASE_URL: stack.database(),
    });
    client = createMeridinateClient({ baseUrl: gateway.url });
  });
  afterAll(() => stack.stop());

  it('has a token analysed, and reads the same early buyers from its details, its runs and its wallets', async () => {
    const { job_id } = bodyOf(await client.POST('/analyze/token', { body: { address: mint, min_usd: 0 } }));
    const path = { job_id };
    const { status } = await until(
      'the analysis has ended',
      async () => bodyOf(await client.GET('/analysis/{job_id}', { params: { path } })),
      (analysis) => analysis.status === 'completed' || analysis.status === 'failed',
    );
    expect(status).toBe('completed');

    const query = { limit: 1 };
    const [token] = bodyOf(await client.GET('/api/tokens/history', { params: { query } })).tokens;
    expect(token).toMatchObject({ token_address: mint });
    const params = { path: { token_id: token?.id ?? 0 } };
    const { wallets } = bodyOf(await client.GET('/api/tokens/{token_id}', { params }));
    const { runs } = bodyOf(await client.GET('/api/tokens/{token_id}/history', { params }));
    const multi = bodyOf(await client.GET('/multi-token-wallets', { params: { query: { min_tokens: 1 } } }));
    const addresses = wallets.map(({ wallet_address: address }) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(token?.wallet_addresses).toEqual(addresses);
    expect(runs[0]?.wallets.map(({ wallet_address: address }) => address)).toEqual(addresses);
    expect(multi.wallets.map(({ wallet_address: address }) => address).sort()).toEqual([...addresses].sort());
  });

  it('is told what to change about a request that cannot be served', async () => {
    const { error, response } = await client.POST('/analyze/token', { body: { address: 'no mint' } });
    expect(response.status).toBe(400);
    expect(error?.error).toContain('address');
  });
});
