import { startPostgres, type PostgresServer, type Service } from '@meridinate/local-cluster';
import { ask, ended, inProcess, submit, until } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, simulatedBy } from './testing/stack';

interface TokenOfHistory {
  token_address: string;
  analysis_timestamp: string;
  market_cap_usd: number | null;
  market_cap_usd_current: number | null;
  market_cap_updated_at: string | null;
}

const REFRESH = 'refresh_market_cap';
/** DexScreener is away while the gateway lives, so that the step is certainly left when it is killed. */
const MARKET_IS_AWAY = [{ match: { upstream: 'dexscreener' }, kind: 'empty_503' }];

describe('a step that follows an analysis', () => {
  const stack = new Stack();
  let postgres: PostgresServer;
  let simulator: Service;
  let knowledge: SimulatorKnowledge;

  beforeAll(async () => {
    postgres = await startPostgres();
    simulator = await stack.simulator();
    knowledge = new SimulatorKnowledge(simulator.url);
  });
  afterAll(async () => {
    await stack.stop();
    await postgres.stop();
  });

  const tokenOf = async ({ url }: Service, mint: string): Promise<TokenOfHistory | undefined> => {
    const { body } = await ask<{ tokens: TokenOfHistory[] }>(`${url}/api/tokens/history`);
    return body.tokens.find(({ token_address: address }) => address === mint);
  };

  it('is done by the next gateway, once, when the one that took the analysis was killed', async () => {
    const env = { ...simulatedBy(simulator), DATABASE_URL: postgres.url };
    const [mint = ''] = await knowledge.mints(1);
    await knowledge.setFaults(MARKET_IS_AWAY);
    const doomed = await stack.service('api-gateway', env, 'doomed');
    const id = await submit(doomed, inProcess, mint, { next_steps: [{ step: REFRESH, after_minutes: 0 }] });
    expect((await ended(doomed, id)).status).toBe('completed');
    expect(await tokenOf(doomed, mint)).toMatchObject({ market_cap_updated_at: null });
    doomed.kill('SIGKILL');
    await doomed.exited;

    await knowledge.setFaults([]);
    await knowledge.resetLedger();
    const one = await stack.service('api-gateway', env, 'one');
    const other = await stack.service('api-gateway', env, 'other');
    const refreshed = await until(
      'the market capitalisation is read',
      () => tokenOf(one, mint),
      (token) => token !== undefined && token.market_cap_updated_at !== null,
      100_000,
    );
    expect(refreshed?.market_cap_usd_current).toBeGreaterThan(0);
    expect(await tokenOf(other, mint)).toEqual(refreshed);
    expect(await knowledge.requests('dexscreener')).toBe(1);
  });
});
