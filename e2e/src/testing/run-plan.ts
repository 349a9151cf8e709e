import { DEFAULT_ANALYSIS_SETTINGS, type AnalysisSettings } from '@meridinate/analysis-core';
import fc from 'fast-check';
import type { FaultRule } from './simulator';

/** One run of an analysis that is to be audited. */
export interface RunPlan {
  /** Which of the known mints. */
  mint: number;
  settings: AnalysisSettings;
  faults: FaultRule[];
  /** Checkpoint after which the run is killed, counted from 1; null lets it live. */
  killAfter: number | null;
}

const HELIUS_CALLS = ['getTransactionsForAddress', 'getMultipleAccounts'] as const;

const probability = fc.integer({ min: 5, max: 100 }).map((percent) => percent / 100);
const callOfHelius = fc.oneof(
  fc.constant({ upstream: 'helius' }),
  fc.constantFrom(...HELIUS_CALLS).map((method) => ({ upstream: 'helius', method })),
);

const refusalsAndDamage = fc.record({
  kind: fc.constantFrom('rate_limited', 'html_502', 'empty_503', 'cut_body', 'garbage_json'),
  match: callOfHelius,
  probability,
  times: fc.integer({ min: 1, max: 4 }),
});
/** Of the free upstreams too: what runs beside the history must not touch its ledger. */
const anywhere = fc.record({
  kind: fc.constantFrom('rate_limited', 'empty_503', 'garbage_json'),
  match: fc.constant({}),
  probability,
  times: fc.integer({ min: 1, max: 3 }),
});
const oddPages = fc.record({
  kind: fc.constantFrom('empty_page_with_token', 'repeat_token'),
  match: fc.constant({ upstream: 'helius' }),
  probability,
  times: fc.integer({ min: 1, max: 6 }),
});
/** Only of Helius, so that each one is a call of Helius that timed out. */
const hang = fc.record({
  kind: fc.constant('hang'),
  match: callOfHelius,
  probability,
  times: fc.integer({ min: 1, max: 2 }),
});
/** Also shifts the simulator's dice, which begin anew with each set of rules. */
const latency = fc.record({
  kind: fc.constant('latency'),
  match: fc.constant({}),
  ms: fc.integer({ min: 0, max: 20 }),
  probability,
});

const faultRule: fc.Arbitrary<FaultRule> = fc.oneof(
  { weight: 5, arbitrary: refusalsAndDamage },
  { weight: 1, arbitrary: anywhere },
  { weight: 2, arbitrary: oddPages },
  { weight: 1, arbitrary: hang },
  { weight: 2, arbitrary: latency },
);

/** No buy is too small to be compared. */
const settings: fc.Arbitrary<AnalysisSettings> = fc
  .record({
    transactionLimit: fc.integer({ min: 1, max: 600 }),
    maxWallets: fc.integer({ min: 1, max: 100 }),
    maxCredits: fc.oneof(
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }) },
      { weight: 2, arbitrary: fc.constant(1_000) },
    ),
  })
  .map((chosen) => ({ ...DEFAULT_ANALYSIS_SETTINGS, minUsd: 0, ...chosen }));

/** @param mints how many there are to choose from */
export const runPlan = (mints: number): fc.Arbitrary<RunPlan> =>
  fc.record({
    mint: fc.integer({ min: 0, max: mints - 1 }),
    settings,
    faults: fc.array(faultRule, { maxLength: 4 }),
    killAfter: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2, nil: null }),
  });
