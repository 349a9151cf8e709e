import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AnalysisProgress } from '@meridinate/analysis-core';
import type { AnalysisEngine, AnalysisOutcome, AnalysisRequest } from '@meridinate/analysis-run';
import { MeridinateError, redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../../database/database.module';
import { ANALYSIS_ENGINE } from '../../engine/engine.module';
import { EventsService } from '../../events/events.service';
import { SETTINGS } from '../../settings/settings.module';
import { LatestProgress } from './latest-progress';

const PROGRESS_EVERY_MS = 250;

/** Makes one attempt of an analysis, and keeps its progress and checkpoints while it runs. */
@Injectable()
export class InProcessAttempt {
  private readonly logger = new Logger(InProcessAttempt.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ANALYSIS_ENGINE) private readonly engine: AnalysisEngine,
    private readonly events: EventsService,
  ) {}

  /** Never rejects; an attempt that takes longer than it may fails with ANALYSIS_TIMED_OUT. */
  async make(
    { id, mint, settings, checkpoint }: AnalysisRequest & { id: string },
    interrupted: AbortSignal,
  ): Promise<AnalysisOutcome> {
    const limitMs = this.settings.analysis.timeoutMs;
    const timeout = new AbortController();
    const timer = setTimeout(
      () => timeout.abort(new MeridinateError('ANALYSIS_TIMED_OUT', { limitMs })),
      limitMs,
    );
    const progress = new LatestProgress(
      (latest) => this.keepProgress(id, latest),
      PROGRESS_EVERY_MS,
      (error) => this.logger.warn(`progress of analysis ${id} was not kept: ${redact(String(error))}`),
    );
    const observer = {
      progress: progress.offer.bind(progress),
      checkpoint: (kept: unknown) => this.keepCheckpoint(id, kept),
    };
    try {
      const signal = AbortSignal.any([interrupted, timeout.signal]);
      return await this.engine.run({ mint, settings, checkpoint }, observer, signal);
    } finally {
      clearTimeout(timer);
      progress.stop();
    }
  }

  /** An outage of the database does not stop a run that is paid for; the next page keeps more. */
  async keepCheckpoint(id: string, checkpoint: unknown): Promise<void> {
    try {
      await this.database.analyses.saveCheckpoint(id, checkpoint);
    } catch (error) {
      this.logger.warn(`a checkpoint of analysis ${id} was not kept: ${redact(String(error))}`);
    }
  }

  private async keepProgress(id: string, progress: AnalysisProgress): Promise<void> {
    if (await this.database.analyses.saveProgress(id, progress)) this.events.analysisChanged(id);
  }
}
