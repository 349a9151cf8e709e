import type { Service } from '@meridinate/local-cluster';
import { analyse, ask, inProcess, type AnalysisResultBody } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, simulatedBy } from './testing/stack';

/** Successful transactions enough for every page of the default settings to be full. */
const BUSY = 1_000;
const DEFAULT_CEILING = 55;
const EARLY_STOP_CEILING = 25;

/** The ledger of a result as a table of calls. */
function table({ credits }: AnalysisResultBody): string {
  const { calls } = credits as { calls: Record<string, { calls: number; credits: number }> };
  return Object.entries(calls)
    .map(([call, spent]) => `  ${call.padEnd(40)} ${spent.calls} calls ${spent.credits} credits`)
    .join('\n');
}

describe('what an analysis of a busy launch costs', () => {
  const stack = new Stack();
  let gateway: Service;
  let knowledge: SimulatorKnowledge;
  let mint: string;

  beforeAll(async () => {
    const simulator = await stack.simulator();
    knowledge = new SimulatorKnowledge(simulator.url);
    gateway = await stack.service('api-gateway', {
      ...simulatedBy(simulator),
      DATABASE_URL: stack.database(),
    });
    const { body } = await ask<{ mint: string; transactions: number }[]>(
      `${simulator.url}/_simulator/mints?count=60`,
    );
    mint = body.find(({ transactions }) => transactions >= BUSY)?.mint ?? '';
  });
  afterAll(() => stack.stop());

  it(`is at most ${DEFAULT_CEILING} credits with the defaults`, async () => {
    const result = await analyse(gateway, inProcess, mint);
    expect(result.total_transactions_analyzed).toBe(500);
    console.log(`defaults: ${result.api_credits_used} credits\n${table(result)}`);
    expect(result.api_credits_used).toBeLessThanOrEqual(DEFAULT_CEILING);
  });

  it(`is at most ${EARLY_STOP_CEILING} credits when it may stop as soon as enough wallets qualify`, async () => {
    const result = await analyse(gateway, inProcess, mint, { stop_when_found: true });
    expect(result).toMatchObject({ stopped_by: 'wallets_found' });
    expect(result.early_bidders).toHaveLength(10);
    console.log(`stop_when_found: ${result.api_credits_used} credits\n${table(result)}`);
    expect(result.api_credits_used).toBeLessThanOrEqual(EARLY_STOP_CEILING);
  });

  // The last one: the gateway remembers for minutes that the plan refuses.
  it('is a credit a transaction, for the same buyers, where the plan refuses paged histories', async () => {
    const some = { api_settings: { transactionLimit: 60 } };
    const paged = await analyse(gateway, inProcess, mint, some);
    await knowledge.setFaults([{ kind: 'plan_refused_gtfa' }]);
    const standard = await analyse(gateway, inProcess, mint, some);
    await knowledge.setFaults([]);
    const found = ({ early_bidders, left_out, stopped_by, complete }: AnalysisResultBody) => ({
      // The price of SOL now is another one by the second analysis, and so is the worth of a balance.
      buyers: early_bidders.map((buyer) => ({ ...buyer, wallet_balance_usd: null })),
      ...{ left_out, stopped_by, complete },
    });
    expect(found(standard)).toEqual(found(paged));
    expect(table(standard)).toMatch(/helius\.getTransaction +60 calls 60 credits/);
  });
});
