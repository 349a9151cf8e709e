import type { CreditLedger, UpstreamCall } from '@meridinate/analysis-core';
import type { AnalysisCheckpoint, AnalysisEngine, AnalysisOutcome } from '@meridinate/analysis-run';
import type { RunPlan } from './run-plan';

/** As many as the queue makes; a kill is not one of them. */
const ATTEMPTS = 3;

/** How a run ended, all its attempts together. */
export interface AuditedRun {
  outcome: AnalysisOutcome;
  ledger: CreditLedger;
  attempts: number;
  killed: boolean;
}

/** What another process would find: a checkpoint that went through JSON. */
const kept = (checkpoint: AnalysisCheckpoint): unknown => JSON.parse(JSON.stringify(checkpoint)) as unknown;

const ledgerOf = (outcome: AnalysisOutcome): CreditLedger =>
  outcome.state === 'completed' ? outcome.result.ledger : outcome.checkpoint.ledger;

/**
 * Runs a plan to its end the way a worker does: failures that may pass are tried again from the
 * checkpoint of the failed attempt.
 *
 * The kill strikes in the observer of checkpoints, where no paid call is in flight. Elsewhere it could
 * hit a call whose status-200 headers are on the wire: billed by the vendor and never seen by us, so
 * that no ledger could be right. After a kill all that counts is what the observer had been given.
 */
export async function auditedRun(
  engine: AnalysisEngine,
  mint: string,
  { settings, killAfter }: Pick<RunPlan, 'settings' | 'killAfter'>,
): Promise<AuditedRun> {
  let checkpoint: unknown = null;
  let checkpoints = 0;
  let killed = false;
  let failures = 0;
  for (let attempts = 1; ; attempts += 1) {
    const life = new AbortController();
    const outcome = await engine.run(
      { mint, settings, checkpoint },
      {
        progress: () => undefined,
        checkpoint: (newest) => {
          checkpoint = kept(newest);
          checkpoints += 1;
          if (checkpoints === killAfter) life.abort(new Error('the process was killed'));
          return Promise.resolve();
        },
      },
      life.signal,
    );
    const struck = life.signal.aborted;
    killed ||= struck;
    if (outcome.state === 'failed' && struck) continue;
    if (outcome.state === 'failed' && outcome.error.retryable && (failures += 1) < ATTEMPTS) {
      checkpoint = kept(outcome.checkpoint);
      continue;
    }
    return { outcome, ledger: ledgerOf(outcome), attempts, killed };
  }
}

/** Calls of Helius for which our deadline came before any headers. */
export const timedOut = (calls: readonly UpstreamCall[], timeoutMs: number): number =>
  // A timer may fire a millisecond early by the clock that measures the call.
  calls.filter(
    ({ upstream, credits, durationMs }) =>
      upstream === 'helius' && credits === 0 && durationMs >= timeoutMs - 1,
  ).length;
