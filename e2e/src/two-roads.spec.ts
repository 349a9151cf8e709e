import type { Service } from '@meridinate/local-cluster';
import { analyse, inProcess, queued, type AnalysisResultBody } from './testing/api';
import { SimulatorKnowledge, type TrueBuyer } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

const MINTS = 24;
/** The defaults of a request. */
const TRANSACTION_LIMIT = 500;
const MIN_USD = 50;
const MAX_WALLETS = 10;
/** Answers are rounded to the cent, the simulator's truth is not; a hair for the binary fraction. */
const HALF_A_CENT = 0.005 + 1e-7;

/** Whom the default settings ask for, chosen from what the simulator meant to happen. */
const chosen = (buyers: TrueBuyer[]): TrueBuyer[] =>
  buyers
    .filter(({ flags }) => !flags.includes('creator') && !flags.includes('off_curve'))
    .filter(({ usd }) => usd === null || usd >= MIN_USD)
    .slice(0, MAX_WALLETS);

const asTruth = ({ wallet, firstBuy, transactionCount, tokenAmount, lamportsSpent }: TrueBuyer) => ({
  wallet,
  signature: firstBuy.signature,
  transactionCount,
  tokenAmount,
  lamportsSpent,
});

const asFound = ({ early_bidders: buyers }: AnalysisResultBody) =>
  buyers.map((buyer) => ({
    wallet: buyer.wallet_address,
    signature: buyer.first_buy_signature,
    transactionCount: buyer.transaction_count,
    tokenAmount: buyer.token_amount,
    lamportsSpent: buyer.lamports_spent,
  }));

describe('the two roads of an analysis', () => {
  const stack = new Stack();
  let simulator: SimulatorKnowledge;
  let withoutRedis: Service;
  let withRedis: Service;
  let mints: string[];

  beforeAll(async () => {
    const upstream = await stack.simulator();
    const redis = await stack.redis();
    const env = simulatedBy(upstream);
    withoutRedis = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('direct') });
    withRedis = await stack.service('api-gateway', {
      ...env,
      ...queuedBy(redis),
      DATABASE_URL: stack.database('queued'),
    });
    await stack.service('analysis-worker', { ...env, ...queuedBy(redis) });
    simulator = new SimulatorKnowledge(upstream.url);
    mints = await simulator.mints(MINTS);
  });
  afterAll(() => stack.stop());

  it(`give the same bytes for ${MINTS} mints, and what the simulator knows to be true`, async () => {
    expect(new Set(mints).size).toBe(MINTS);
    let found = 0;
    for (const mint of mints) {
      const direct = await analyse(withoutRedis, inProcess, mint);
      const throughQueue = await analyse(withRedis, queued, mint);
      expect(JSON.stringify(throughQueue)).toBe(JSON.stringify(direct));

      const truth = chosen(await simulator.truth(mint, TRANSACTION_LIMIT));
      expect(asFound(direct)).toEqual(truth.map(asTruth));
      for (const [index, { usd }] of truth.entries()) {
        const found = direct.early_bidders[index]?.total_usd;
        if (usd === null) expect(found).toBeNull();
        else expect(Math.abs((found ?? NaN) - usd)).toBeLessThanOrEqual(HALF_A_CENT);
      }
      found += truth.length;
    }
    // Empty answers would agree as well.
    expect(found).toBeGreaterThan(MINTS * 3);
  });

  it('bill what the simulator billed, to the credit', async () => {
    const [mint = ''] = await simulator.mints(1);
    const before = await simulator.billedCredits();
    const { api_credits_used: credits } = await analyse(withoutRedis, inProcess, mint);
    expect((await simulator.billedCredits()) - before).toBe(credits);
  });
});
