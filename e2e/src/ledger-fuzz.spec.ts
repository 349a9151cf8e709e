import type { AnalysisResult, UpstreamCall } from '@meridinate/analysis-core';
import type { AnalysisEngine } from '@meridinate/analysis-run';
import { createAnalysisEngine } from '@meridinate/analysis-wiring';
import fc from 'fast-check';
import { auditedRun, timedOut, type AuditedRun } from './testing/audited-run';
import { runPlan, type RunPlan } from './testing/run-plan';
import { SimulatorKnowledge, type TrueBuyer } from './testing/simulator';
import { Stack } from './testing/stack';

const RUNS = Number(process.env['LEDGER_RUNS'] ?? 15);
const SEED = Number(process.env['LEDGER_SEED'] ?? 20_260_909);
/** Fewer runs, as when one is looked at again, may leave a kind of run out by chance. */
const ENOUGH_RUNS = 50;
const MINTS = 200;
/** Far above what the simulator takes for a page it has made before. */
const TIMEOUT_MS = 400;
const ATTEMPTS = 2;
/** The dearest call there is: one page. */
const DEAREST_CALL = 10;
const RUN_DEADLINE_MS = 30_000;

const CODES_OF_THE_FAULTS = [
  'CREDIT_LIMIT_REACHED',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_FAILED',
  'UPSTREAM_TIMED_OUT',
  'UPSTREAM_ANSWER_UNREADABLE',
];

const asTruth = ({ wallet, firstBuy, transactionCount, tokenAmount, lamportsSpent }: TrueBuyer) => ({
  ...{ wallet, signature: firstBuy.signature, transactionCount, tokenAmount, lamportsSpent },
});

const asFound = ({ earlyBuyers }: AnalysisResult) =>
  earlyBuyers.map(({ walletAddress, firstBuy, transactionCount, tokenAmount, lamportsSpent }) => ({
    ...{ wallet: walletAddress, signature: firstBuy.signature },
    ...{ transactionCount, tokenAmount, lamportsSpent },
  }));

describe('the ledger of an analysis', () => {
  const stack = new Stack();
  let calls: UpstreamCall[] = [];
  let simulator: SimulatorKnowledge;
  let engine: AnalysisEngine;
  let mints: string[];

  beforeAll(async () => {
    const { url } = await stack.simulator();
    simulator = new SimulatorKnowledge(url);
    mints = await simulator.mints(MINTS);
    engine = createAnalysisEngine(
      {
        ...{ heliusApiKey: 'simulated', heliusRpcUrl: url, dexscreenerUrl: url, coinbaseUrl: url },
        ...{ binanceUrl: url, defillamaUrl: url, coingeckoUrl: url, jupiterUrl: url },
        ...{ timeoutMs: TIMEOUT_MS, attempts: ATTEMPTS },
        heliusCredits: { asOf: '2026-10', page: 10, call: 1, asset: 10 },
      },
      { threads: 1, observeCall: (call) => void calls.push(call) },
    );
  });
  afterAll(async () => {
    await engine?.close();
    await stack.stop();
  });

  const seen = { completed: 0, failed: 0, killed: 0, again: 0, outOfCredits: 0, unknowable: 0, buyers: 0 };
  const note = ({ outcome, killed, attempts }: AuditedRun, unknowable: number): void => {
    seen[outcome.state] += 1;
    if (killed) seen.killed += 1;
    if (attempts > 1) seen.again += 1;
    if (unknowable > 0) seen.unknowable += 1;
    if (outcome.state === 'failed') {
      if (outcome.error.code === 'CREDIT_LIMIT_REACHED') seen.outOfCredits += 1;
    } else {
      if (outcome.result.stoppedBy === 'credit_limit') seen.outOfCredits += 1;
      seen.buyers += outcome.result.earlyBuyers.length;
    }
  };

  async function audit(plan: RunPlan): Promise<void> {
    const mint = mints[plan.mint] ?? '';
    const { transactionLimit, maxWallets, maxCredits } = plan.settings;
    // Asked first, so that the history is made before a deadline runs.
    const truth = await simulator.truth(mint, transactionLimit);
    await simulator.setFaults(plan.faults);
    await simulator.resetLedger();
    calls = [];

    const run = await auditedRun(engine, mint, plan);
    const billed = await simulator.billedCredits();
    // A hang costs nothing and is known; an answer that our own deadline overtook may be billed unseen.
    const unknowable = timedOut(calls, TIMEOUT_MS) - (await simulator.played('hang'));
    note(run, unknowable);

    const { outcome, ledger } = run;
    expect(unknowable).toBeGreaterThanOrEqual(0);
    if (unknowable === 0) expect(ledger.credits).toBe(billed);
    expect(billed).toBeGreaterThanOrEqual(ledger.credits);
    expect(billed - ledger.credits).toBeLessThanOrEqual(unknowable * DEAREST_CALL);
    expect(ledger.credits).toBeLessThanOrEqual(maxCredits);
    expect(Object.values(ledger.calls).reduce((sum, { credits }) => sum + credits, 0)).toBe(ledger.credits);
    if (outcome.state === 'failed') expect(CODES_OF_THE_FAULTS).toContain(outcome.error.code);
    else if (outcome.result.stoppedBy !== 'credit_limit') {
      const chosen = truth.filter(({ flags }) => !flags.includes('creator') && !flags.includes('off_curve'));
      expect(asFound(outcome.result)).toEqual(chosen.slice(0, maxWallets).map(asTruth));
    }
  }

  it(
    `says to the credit what the simulator billed, through faults and kills (${RUNS} runs of seed ${SEED})`,
    async () => {
      await fc.assert(fc.asyncProperty(runPlan(MINTS), audit), {
        numRuns: RUNS,
        seed: SEED,
        endOnFailure: true,
        timeout: RUN_DEADLINE_MS,
      });
      process.stdout.write(`ledger runs: ${JSON.stringify({ seed: SEED, runs: RUNS, ...seen })}\n`);
      if (RUNS < ENOUGH_RUNS) return;
      // Runs in which nothing happens would agree as well.
      expect(Math.min(seen.completed, seen.killed, seen.again, seen.outOfCredits)).toBeGreaterThan(0);
      expect(seen.buyers).toBeGreaterThan(RUNS);
      expect(seen.unknowable).toBeLessThan(RUNS / 2);
    },
    RUNS * RUN_DEADLINE_MS,
  );
});
