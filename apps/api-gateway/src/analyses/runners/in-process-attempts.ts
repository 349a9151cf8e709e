import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AnalysisSettings } from '@meridinate/analysis-core';
import type { AnalysisEngine, AnalysisOutcome } from '@meridinate/analysis-run';
import { type MeridinateError, redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { TOKEN_ANALYSIS, pauseBeforeRetry } from '@meridinate/queue-contracts';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../../database/database.module';
import { ANALYSIS_ENGINE } from '../../engine/engine.module';
import { AnalysisStartsService } from '../../results/analysis-starts.service';
import { type EndedAnalysis, ResultsService } from '../../results/results.service';
import { SETTINGS } from '../../settings/settings.module';
import { LatestProgress } from './latest-progress';
import { persistently } from './persistently';

/** An analysis of the in-process road, new or left over by an earlier process. */
export interface InProcessAnalysis {
  id: string;
  mint: string;
  settings: AnalysisSettings;
  checkpoint: unknown;
  /** Number of the attempt to make now, from 1; it goes on counting over restarts. */
  attempt: number;
}

const PROGRESS_EVERY_MS = 250;
/** Together a minute: longer than the restart of a database takes. */
const DATABASE_TRIES = 12;
const DATABASE_PAUSE_MS = 5_000;

/** Makes the attempts of one analysis until it has ended or the process is stopping. */
@Injectable()
export class InProcessAttempts {
  private readonly logger = new Logger(InProcessAttempts.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ANALYSIS_ENGINE) private readonly engine: AnalysisEngine,
    private readonly starts: AnalysisStartsService,
    private readonly results: ResultsService,
  ) {}

  /**
   * Failures that may pass are tried again from the checkpoint, as often as the queue would. An abort
   * of `stopping` leaves the row unfinished with its checkpoint: the next process goes on from there.
   */
  async run(analysis: InProcessAnalysis, stopping: AbortSignal): Promise<void> {
    const { policy } = TOKEN_ANALYSIS;
    const { id } = analysis;
    let { attempt, checkpoint } = analysis;
    for (let failures = 1; ; failures += 1, attempt += 1) {
      if (!(await this.insist(() => this.starts.started(id, attempt), stopping))) return;
      const outcome = await this.attempt({ ...analysis, checkpoint }, stopping);
      const final = outcome.state === 'completed' || !outcome.error.retryable || failures >= policy.attempts;
      if (outcome.state === 'completed' || (final && !stopping.aborted)) {
        await this.end(id, outcome, stopping);
        return;
      }
      checkpoint = outcome.checkpoint;
      await this.keepCheckpoint(id, checkpoint);
      if (!stopping.aborted) await this.pause(id, { failures, error: outcome.error }, stopping);
      if (stopping.aborted) return;
    }
  }

  private async attempt(analysis: InProcessAnalysis, stopping: AbortSignal): Promise<AnalysisOutcome> {
    const { id, mint, settings, checkpoint } = analysis;
    const { timeoutMs } = this.settings.analysis;
    const timeout = new AbortController();
    const tooLong = new Error(`an attempt may take ${timeoutMs} ms and this one took longer`);
    const timer = setTimeout(() => timeout.abort(tooLong), timeoutMs);
    const progress = new LatestProgress(
      (latest) => this.database.analyses.saveProgress(id, latest),
      PROGRESS_EVERY_MS,
      (error) => this.logger.warn(`progress of analysis ${id} was not kept: ${redact(String(error))}`),
    );
    const observer = {
      progress: progress.offer.bind(progress),
      checkpoint: (kept: unknown) => this.keepCheckpoint(id, kept),
    };
    try {
      const signal = AbortSignal.any([stopping, timeout.signal]);
      return await this.engine.run({ mint, settings, checkpoint }, observer, signal);
    } finally {
      clearTimeout(timer);
      progress.stop();
    }
  }

  /** An outage of the database does not stop a run that is paid for; the next page keeps more. */
  private async keepCheckpoint(id: string, checkpoint: unknown): Promise<void> {
    try {
      await this.database.analyses.saveCheckpoint(id, checkpoint);
    } catch (error) {
      this.logger.warn(`a checkpoint of analysis ${id} was not kept: ${redact(String(error))}`);
    }
  }

  private async pause(
    id: string,
    { failures, error }: { failures: number; error: MeridinateError },
    stopping: AbortSignal,
  ): Promise<void> {
    this.logger.warn(`analysis ${id} will be tried again: ${error.message}`);
    const ms = pauseBeforeRetry(TOKEN_ANALYSIS.policy, failures, Math.random);
    await delay(ms, undefined, { signal: stopping }).catch(() => undefined);
  }

  private async end(analysisId: string, outcome: AnalysisOutcome, stopping: AbortSignal): Promise<void> {
    const finishedAt = Date.now();
    const failed = outcome.state === 'failed';
    if (failed && outcome.error.code === 'INTERNAL_FAULT') this.logFault(analysisId, outcome.error);
    const message: EndedAnalysis['outcome'] = failed
      ? { state: 'failed', error: outcome.error.toRecord(), ledger: outcome.checkpoint.ledger }
      : outcome;
    await this.insist(() => this.results.commit({ analysisId, finishedAt, outcome: message }), stopping);
  }

  private insist<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T> {
    return persistently(work, {
      tries: DATABASE_TRIES,
      pauseMs: DATABASE_PAUSE_MS,
      signal: stopping,
      onFailure: (error) => this.logger.warn(`the database did not answer: ${redact(String(error))}`),
    });
  }

  private logFault(id: string, { cause, message, stack }: MeridinateError): void {
    const origin = cause instanceof Error ? cause.stack : stack;
    this.logger.error(`analysis ${id} failed: ${message}`, redact(origin ?? ''));
  }
}
