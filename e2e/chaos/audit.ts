import type { AnalysisResult } from '@meridinate/analysis-core';
import type { TrueBuyer } from '../src/testing/simulator';
import type { ArmEvidence } from './arm';
import type { StruckFault } from './cluster';
import type { KeptAnalysis } from './evidence';
import type { Menu } from './menu';
import { FAULTS_PER_JOB } from './plan';

/** What one crash may buy again: a page and a call for balances. */
const CREDITS_A_CRASH = 11;
/** A fault may still be felt so long after everything runs again: a lock has to expire first. */
const FELT_FOR_MS = 10_000;
const DRAIN_BAR_MS = 30_000;

/** One measured number with what it has to be. */
export interface Figure {
  name: string;
  measured: number | null;
  bar: string;
  met: boolean;
}

const atMost = (name: string, measured: number | null, most: number): Figure => ({
  ...{ name, measured, bar: `<= ${most}` },
  met: measured !== null && measured <= most,
});
const atLeast = (name: string, measured: number, least: number): Figure => ({
  ...{ name, measured, bar: `>= ${least}`, met: measured >= least },
});
const none = (name: string, measured: number): Figure => ({ ...atMost(name, measured, 0), bar: '0' });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const asTruth = ({
  wallet,
  firstBuy,
  transactionCount,
  tokenAmount,
  lamportsSpent,
}: TrueBuyer): unknown[] => [...[wallet, firstBuy.signature, transactionCount, tokenAmount, lamportsSpent]];
const asFound = (result: AnalysisResult): unknown[] =>
  result.earlyBuyers.map(({ walletAddress, firstBuy, transactionCount, tokenAmount, lamportsSpent }) => [
    ...[walletAddress, firstBuy.signature, transactionCount, tokenAmount, lamportsSpent],
  ]);

const differsFromTruth = ({ mint, transactionLimit, result }: KeptAnalysis, menu: Menu): boolean =>
  result !== null &&
  JSON.stringify(asFound(result)) !== JSON.stringify(menu.dish(mint, transactionLimit).buyers.map(asTruth));

const isCommittedOnce = ({ runs, storedBuyers, result }: KeptAnalysis): boolean =>
  runs === 1 && storedBuyers === result?.earlyBuyers.length;

/** Credits of its ledger beyond the price where nothing goes wrong. */
const extraOf = ({ mint, transactionLimit, credits }: KeptAnalysis, menu: Menu): number =>
  credits - menu.dish(mint, transactionLimit).credits;

/** Faults that an analysis can have felt. */
const feltBy = ({ createdAt, finishedAt }: KeptAnalysis, faults: readonly StruckFault[]): number =>
  faults.filter(({ struckAt, healedAt }) => struckAt <= finishedAt && healedAt + FELT_FOR_MS >= createdAt)
    .length;

/** How many values occur more than once. */
const repeated = (values: readonly (string | number)[]): number => values.length - new Set(values).size;

/**
 * Runs of an analysis that ended without a word. Each put at least the price of a crash on record, and
 * the result admits it.
 */
const cutOffRuns = ({ result }: KeptAnalysis): number =>
  Math.floor((result?.creditsUnaccounted ?? 0) / CREDITS_A_CRASH);

function creditFigures({ analyses, faults, billed }: ArmEvidence, menu: Menu): Figure[] {
  const completed = analyses.filter(({ state }) => state === 'completed');
  const uncounted = billed - sum(analyses.map(({ credits }) => credits));
  const admitted = sum(completed.map(({ result }) => result?.creditsUnaccounted ?? 0));
  const extras = completed.map((analysis) => ({
    extra: extraOf(analysis, menu),
    most: CREDITS_A_CRASH * feltBy(analysis, faults),
  }));
  return [
    atLeast('credits billed and in no ledger', uncounted, 0),
    atMost('  of those, and results admit', uncounted, admitted),
    none(
      'analyses that bought more than a page and balances again for each fault',
      extras.filter(({ extra, most }) => extra > most).length,
    ),
    none('analyses that paid less than they cost', extras.filter(({ extra }) => extra < 0).length),
    atMost(
      'credits billed beyond the price where nothing goes wrong',
      billed - sum(completed.map(({ mint, transactionLimit }) => menu.dish(mint, transactionLimit).credits)),
      CREDITS_A_CRASH * sum(completed.map(cutOffRuns)),
    ),
  ];
}

/** What an arm has shown, each figure with its bar. */
export function audit(evidence: ArmEvidence, menu: Menu): Figure[] {
  const { acknowledged, analyses, faults, drainMs } = evidence;
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]));
  const promised = acknowledged.map(({ id }) => byId.get(id));
  const completed = promised.filter((analysis) => analysis?.state === 'completed') as KeptAnalysis[];
  return [
    atLeast('faults struck', faults.length, Math.ceil(FAULTS_PER_JOB * acknowledged.length)),
    none('answers that were neither a yes nor "try again"', sum(acknowledged.map(({ odd }) => odd.length))),
    none('acknowledged analyses lost', promised.filter((analysis) => analysis === undefined).length),
    none('acknowledged analyses not completed', promised.length - completed.length),
    none(
      'analyses with other than one committed run',
      completed.filter((each) => !isCommittedOnce(each)).length,
    ),
    none(
      'submissions that became more than one analysis',
      repeated(analyses.filter(({ state }) => state === 'completed').map(({ ceiling }) => ceiling)),
    ),
    none(
      'analyses with other buyers than the truth',
      completed.filter((each) => differsFromTruth(each, menu)).length,
    ),
    ...creditFigures(evidence, menu),
    atMost('ms from the last fault to the last end', drainMs, DRAIN_BAR_MS),
  ];
}

/** The control arm has to show what the other one must not. */
export const auditControl = ({ deliveries }: ArmEvidence): Figure => ({
  name: 'control: results that a gateway without idempotence stores again',
  ...{ measured: repeated(deliveries), bar: '> 0', met: repeated(deliveries) > 0 },
});
