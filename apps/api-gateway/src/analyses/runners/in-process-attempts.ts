import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AnalysisSettings } from '@meridinate/analysis-core';
import type { AnalysisOutcome } from '@meridinate/analysis-run';
import { type MeridinateError, redact } from '@meridinate/errors';
import { type Database, isUnavailable } from '@meridinate/persistence';
import { TOKEN_ANALYSIS, pauseBeforeRetry } from '@meridinate/queue-contracts';
import { DATABASE } from '../../database/database.module';
import { AnalysisStartsService } from '../../results/analysis-starts.service';
import { type EndedAnalysis, ResultsService } from '../../results/results.service';
import { Holding } from './holding';
import { InProcessAttempt } from './in-process-attempt';
import { persistently } from './persistently';
import type { WaitingAnalysis } from './waiting-list';

/** An analysis of the in-process road, new or left over by an earlier process. */
export interface InProcessAnalysis extends WaitingAnalysis {
  mint: string;
  settings: AnalysisSettings;
  checkpoint: unknown;
  /** Number of the attempt to make now, from 1; it goes on counting over restarts. */
  attempt: number;
}

/** What ends an analysis from outside. */
export interface Interruptions {
  /** The process stops: the row stays unfinished, and the next process goes on from its checkpoint. */
  stopping: AbortSignal;
  /** Somebody wished to cancel it; the reason is a MeridinateError ANALYSIS_CANCELLED. */
  cancelling: AbortSignal;
}

/** Together a minute, for what is no outage; an outage is waited out, for the result is paid for. */
const DATABASE_TRIES = 12;
const DATABASE_PAUSE_MS = 5_000;

type Failure = Extract<AnalysisOutcome, { state: 'failed' }>;

/** False for a failure that another attempt, here or in the next process, may get over. */
function isFinal(
  outcome: AnalysisOutcome,
  failures: number,
  stopping: AbortSignal,
): outcome is Exclude<AnalysisOutcome, Failure> {
  if (outcome.state === 'completed') return true;
  if (stopping.aborted) return false;
  return !outcome.error.retryable || failures >= TOKEN_ANALYSIS.policy.attempts;
}

/** Makes the attempts of one analysis until it has ended or the process is stopping. */
@Injectable()
export class InProcessAttempts {
  private readonly logger = new Logger(InProcessAttempts.name);

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly attempt: InProcessAttempt,
    private readonly starts: AnalysisStartsService,
    private readonly results: ResultsService,
    private readonly holding: Holding,
  ) {}

  /** Failures that may pass are tried again from the checkpoint, as often as the queue would. */
  async run(analysis: InProcessAnalysis, interruptions: Interruptions): Promise<void> {
    try {
      await this.runToEnd(analysis, interruptions);
    } catch (error) {
      await this.endRun(analysis.id);
      throw error;
    }
  }

  private async runToEnd(analysis: InProcessAnalysis, interruptions: Interruptions): Promise<void> {
    const { id } = analysis;
    const { stopping, cancelling } = interruptions;
    const either = AbortSignal.any([stopping, cancelling]);
    let { attempt, checkpoint } = analysis;
    if (await this.wasCancelled(id, stopping)) return;
    for (let failures = 1; ; failures += 1, attempt += 1) {
      if (!(await this.insist(() => this.starts.started(id, attempt), stopping))) return;
      const outcome = await this.attempt.make({ ...analysis, checkpoint }, either);
      if (!isFinal(outcome, failures, stopping) && !cancelling.aborted) {
        checkpoint = outcome.checkpoint;
        await this.attempt.keepCheckpoint(id, checkpoint);
        await this.endRun(id);
        await this.pause(id, { failures, error: outcome.error }, either);
        if (stopping.aborted && !cancelling.aborted) return;
        if (!cancelling.aborted) continue;
      }
      await this.end(id, outcome, interruptions);
      return;
    }
  }

  /** A wish that came before this run could hear of it is in the row. */
  private async wasCancelled(id: string, stopping: AbortSignal): Promise<boolean> {
    const row = await this.insist(() => this.database.analyses.find(id), stopping);
    if (row === null || row.cancelRequestedAt === null) return false;
    await this.insist(() => this.results.cancel(id), stopping);
    return true;
  }

  private async pause(
    id: string,
    { failures, error }: { failures: number; error: MeridinateError },
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) return;
    this.logger.warn(`analysis ${id} will be tried again: ${error.message}`);
    const ms = pauseBeforeRetry(TOKEN_ANALYSIS.policy, failures, Math.random);
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }

  /** Whatever a cancelled run failed of, it ended because somebody wished so. */
  private async end(
    analysisId: string,
    outcome: AnalysisOutcome,
    { stopping, cancelling }: Interruptions,
  ): Promise<void> {
    const finishedAt = Date.now();
    const told = (): EndedAnalysis['outcome'] => {
      if (outcome.state === 'completed') return outcome;
      const { ledger } = outcome.checkpoint;
      if (cancelling.aborted) return { state: 'cancelled', ledger };
      if (outcome.error.code === 'INTERNAL_FAULT') this.logFault(analysisId, outcome.error);
      return { state: 'failed', error: outcome.error.toRecord(), ledger };
    };
    const message = told();
    await this.insist(() => this.results.commit({ analysisId, finishedAt, outcome: message }), stopping);
  }

  /** Kept or not: at worst an orderly end counts as a loss. */
  private async endRun(id: string): Promise<void> {
    try {
      await this.database.analyses.endRun(id, this.holding.id);
    } catch (error) {
      this.logger.warn(`the end of a run of analysis ${id} was not kept: ${redact(String(error))}`);
    }
  }

  private insist<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T> {
    return persistently(work, {
      tries: DATABASE_TRIES,
      isOutage: isUnavailable,
      pauseMs: DATABASE_PAUSE_MS,
      signal: stopping,
      onFailure: (error) => this.logger.warn(`the database did not do it: ${redact(String(error))}`),
    });
  }

  private logFault(id: string, { cause, message, stack }: MeridinateError): void {
    const origin = cause instanceof Error ? cause.stack : stack;
    this.logger.error(`analysis ${id} failed: ${message}`, redact(origin ?? ''));
  }
}
