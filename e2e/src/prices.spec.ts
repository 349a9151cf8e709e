import type { Service } from '@meridinate/local-cluster';
import { analyse, inProcess, queued, type AnalysisResultBody } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

const STOP_GRACE_MS = 10_000;

describe('the price of SOL at a minute that is over', () => {
  const stack = new Stack();
  let simulator: Service;
  let knowledge: SimulatorKnowledge;
  let mints: string[];

  beforeAll(async () => {
    simulator = await stack.simulator();
    knowledge = new SimulatorKnowledge(simulator.url);
    mints = await knowledge.mints(2);
  });
  afterAll(() => stack.stop());

  const priced = ({ sol_prices, early_bidders }: AnalysisResultBody) => ({
    sol_prices,
    spent: early_bidders.map(({ wallet_address, total_usd }) => [wallet_address, total_usd]),
  });

  it('is asked for once by the gateway, whatever its restarts', async () => {
    const env = { ...simulatedBy(simulator), DATABASE_URL: stack.database() };
    const [mint = ''] = mints;
    const before = await stack.service('api-gateway', env);
    await knowledge.resetLedger();
    const first = await analyse(before, inProcess, mint);
    expect(await knowledge.requests('coinbase')).toBeGreaterThan(0);
    await before.stop(STOP_GRACE_MS);

    const after = await stack.service('api-gateway', env, 'gateway-after');
    await knowledge.resetLedger();
    const second = await analyse(after, inProcess, mint);
    expect(await knowledge.requests('coinbase')).toBe(0);
    expect(priced(second)).toEqual(priced(first));
    await after.stop(STOP_GRACE_MS);
  });

  it('is asked for once by all workers together, whatever their restarts', async () => {
    const redis = await stack.redis();
    const env = { ...simulatedBy(simulator), ...queuedBy(redis) };
    const [, mint = ''] = mints;
    const gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('queued') });
    const one = await stack.service('analysis-worker', env, 'worker-one');
    await knowledge.resetLedger();
    const first = await analyse(gateway, queued, mint);
    expect(await knowledge.requests('coinbase')).toBeGreaterThan(0);
    await one.stop(STOP_GRACE_MS);

    await stack.service('analysis-worker', env, 'worker-other');
    await knowledge.resetLedger();
    const second = await analyse(gateway, queued, mint);
    expect(await knowledge.requests('coinbase')).toBe(0);
    expect(priced(second)).toEqual(priced(first));
  });
});
