import { setTimeout as delay } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { watchQueue, type QueueWatch } from '@meridinate/queue-bullmq';
import { parseProgress, TOKEN_ANALYSIS } from '@meridinate/queue-contracts';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../database/database.module';
import { AnalysisStartsService } from '../results/analysis-starts.service';
import { SETTINGS } from '../settings/settings.module';
import { EventsService } from '../events/events.service';
import { ANALYSIS_PRODUCER, type AnalysisProducer } from './analysis-producer';
import { CheckpointCopies } from './checkpoint-copies';
import { FailedJobsService } from './failed-jobs.service';

/** A worker sends its result before its job fails; this long it may take to be stored. */
const RESULT_MAY_TAKE_MS = 2_000;

/** Follows what workers do with analyses: start, progress, failure. Results come by their own queue. */
@Injectable()
export class AnalysisWatchService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnalysisWatchService.name);
  private readonly stopping = new AbortController();
  private readonly copies: CheckpointCopies;
  private watch: QueueWatch | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    private readonly starts: AnalysisStartsService,
    private readonly failedJobs: FailedJobsService,
    private readonly events: EventsService,
    @Inject(ANALYSIS_PRODUCER) producer: AnalysisProducer,
  ) {
    this.copies = new CheckpointCopies(database, producer, () => performance.now());
  }

  onApplicationBootstrap(): void {
    this.watch = watchQueue({
      redisUrl: this.settings.redis.url,
      contract: TOKEN_ANALYSIS,
      onActive: (id) => this.follow(id, this.starts.started(id, 1)),
      onProgress: (id, value) => this.follow(id, this.keepProgress(id, value)),
      onFailed: (id, reason) => this.follow(id, this.endSoon(id, reason)),
      onError: (error) => this.logger.warn(redact(error.message)),
    });
    this.watch.ready.catch(() => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.watch?.close();
  }

  private async keepProgress(id: string, value: unknown): Promise<void> {
    const told = parseProgress(value);
    if (told === null) return;
    if (!(await this.starts.started(id, told.attempt))) return;
    if (await this.database.analyses.saveProgress(id, told.progress)) this.events.analysisChanged(id);
    await this.copies.copy(id);
  }

  private async endSoon(id: string, reason: string): Promise<void> {
    await delay(RESULT_MAY_TAKE_MS, undefined, { signal: this.stopping.signal });
    await this.failedJobs.end(id, reason);
  }

  /** What an event fails to change is found by the next reconciliation. */
  private follow(id: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (this.stopping.signal.aborted) return;
      this.logger.warn(`an event of analysis ${id} was not kept: ${redact(String(error))}`);
    });
  }
}
