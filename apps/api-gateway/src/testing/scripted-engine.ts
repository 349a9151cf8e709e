import { once } from 'node:events';
import type { AnalysisProgress } from '@meridinate/analysis-core';
import type {
  AnalysisCheckpoint,
  AnalysisEngine,
  AnalysisObserver,
  AnalysisOutcome,
  AnalysisRequest,
} from '@meridinate/analysis-run';
import { isMeridinateError, MeridinateError } from '@meridinate/errors';
import { sampleResult } from './sample-result';

/** One scripted run; `run` counts the runs of this mint from 1. */
export type Script = (call: {
  request: AnalysisRequest;
  observer: AnalysisObserver;
  signal: AbortSignal;
  run: number;
}) => Promise<AnalysisOutcome>;

/** An engine that does what a script says and keeps what it was asked for. */
export class ScriptedEngine implements AnalysisEngine {
  readonly requests: AnalysisRequest[] = [];
  /** Runs at this moment, and the most there ever were. */
  running = 0;
  mostRunning = 0;

  constructor(private readonly script: Script = completes) {}

  async run(
    request: AnalysisRequest,
    observer: AnalysisObserver,
    signal: AbortSignal,
  ): Promise<AnalysisOutcome> {
    this.requests.push(request);
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    const run = this.requests.filter(({ mint }) => mint === request.mint).length;
    try {
      return await this.script({ request, observer, signal, run });
    } finally {
      this.running -= 1;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export const progressAt = (transactions: number): AnalysisProgress => ({
  phase: 'reading_history',
  transactions,
  buyersFound: 1,
  ledger: { credits: 50, calls: { 'helius.getTransactionsForAddress': { calls: 1, credits: 50 } } },
  share: transactions / 500,
});

/** A checkpoint after some page, told apart by its cursor. */
export const checkpointAt = (mint: string, cursor: string): AnalysisCheckpoint => ({
  version: 1,
  token: null,
  state: {
    version: 1,
    mint,
    first: null,
    creator: null,
    transactions: 100,
    buys: {},
    leftOut: {},
    lastSlot: 1,
    signaturesOfLastSlot: [],
    finished: null,
  },
  cursor,
  historyRead: false,
  balances: {},
  ledger: { credits: 50, calls: { 'helius.getTransactionsForAddress': { calls: 1, credits: 50 } } },
  unaccounted: 0,
  atRisk: 0,
});

export const completes: Script = ({ request }) =>
  Promise.resolve({ state: 'completed', result: sampleResult(request.mint) });

const abortError = ({ reason }: AbortSignal): MeridinateError =>
  isMeridinateError(reason)
    ? reason
    : new MeridinateError('ANALYSIS_ABORTED', {
        reason: reason instanceof Error ? reason.message : 'aborted',
      });

/** Reads a page, keeps it, and waits there until it is stopped. */
export const waitsAfterAPage: Script = async ({ request, observer, signal }) => {
  const checkpoint = checkpointAt(request.mint, 'page-2');
  observer.progress(progressAt(100));
  await observer.checkpoint(checkpoint);
  if (!signal.aborted) await once(signal, 'abort');
  return { state: 'failed', error: abortError(signal), checkpoint };
};
