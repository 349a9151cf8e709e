import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { MeridinateError, redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../../database/database.module';
import { ResultsService } from '../../results/results.service';
import { SETTINGS } from '../../settings/settings.module';
import type { AnalysisRunner, Submission } from './analysis-runner';
import { type InProcessAnalysis, InProcessAttempts } from './in-process-attempts';

/**
 * Starts after which an unfinished analysis is set aside: one that takes the process down with it each
 * time would otherwise do so for ever. Restarts for other reasons count too, hence the generous number.
 */
const MOST_STARTS = 10;

/**
 * Runs analyses in this process, some at a time, first come first served. Rows are the waiting list's
 * memory: what a killed process leaves unfinished is taken up at the next start.
 */
@Injectable()
export class InProcessRunner implements AnalysisRunner, OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(InProcessRunner.name);
  private readonly stopping = new AbortController();
  private readonly waiting: InProcessAnalysis[] = [];
  private readonly running = new Set<Promise<void>>();
  /** Submissions whose row is being written; they have a place already. */
  private arriving = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    private readonly attempts: InProcessAttempts,
    private readonly results: ResultsService,
  ) {}

  async submit(submission: Submission): Promise<void> {
    this.refuseWhenFull();
    this.arriving += 1;
    try {
      await this.database.analyses.create({ ...submission, road: 'in_process' });
    } finally {
      this.arriving -= 1;
    }
    const { id, mint, settings } = submission;
    this.waiting.push({ id, mint, settings, checkpoint: null, attempt: 1 });
    this.startNext();
  }

  /** Takes up what an earlier process left unfinished, oldest first. */
  async onApplicationBootstrap(): Promise<void> {
    const unfinished = await this.database.analyses.unfinished('in_process');
    for (const { analysis, checkpoint } of unfinished) {
      const { id, mint, settings, attempt } = analysis;
      if (attempt >= MOST_STARTS) {
        await this.results.fail(id, new MeridinateError('ANALYSIS_WORKER_LOST', { attempts: attempt }));
      } else {
        this.waiting.push({ id, mint, settings, checkpoint, attempt: attempt + 1 });
      }
    }
    if (unfinished.length > 0) this.logger.log(`${unfinished.length} unfinished analyses are taken up again`);
    this.startNext();
  }

  /** Aborts what runs and waits until each has kept its checkpoint. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort(new Error('the service is stopping'));
    await Promise.all(this.running);
  }

  private refuseWhenFull(): void {
    if (this.stopping.signal.aborted) {
      throw new MeridinateError('ANALYSIS_ABORTED', { reason: 'the service is stopping' });
    }
    const { concurrency, waitingLimit } = this.settings.analysis;
    const admitted = this.running.size + this.waiting.length + this.arriving;
    if (admitted >= concurrency + waitingLimit) {
      throw new MeridinateError('POOL_FULL', { waiting: this.waiting.length, limit: waitingLimit });
    }
  }

  private startNext(): void {
    while (!this.stopping.signal.aborted && this.running.size < this.settings.analysis.concurrency) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      const run = this.runToEnd(next).finally(() => {
        this.running.delete(run);
        this.startNext();
      });
      this.running.add(run);
    }
  }

  /** What still fails here is a lasting fault of the database: the next start takes the row up. */
  private async runToEnd(analysis: InProcessAnalysis): Promise<void> {
    try {
      await this.attempts.run(analysis, this.stopping.signal);
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error(`analysis ${analysis.id} is left unfinished until the next start`, redact(stack));
    }
  }
}
