import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { isMeridinateError, redact } from '@meridinate/errors';
import type { AnalysisRow, Database } from '@meridinate/persistence';
import type { Redis } from 'ioredis';
import { DATABASE } from '../database/database.module';
import { AnalysisStartsService } from '../results/analysis-starts.service';
import { ResultsService } from '../results/results.service';
import type { QueuedJobState } from '@meridinate/queue-bullmq';
import {
  ANALYSIS_PRODUCER,
  RESULTS_PRODUCER,
  type AnalysisProducer,
  type ResultsProducer,
} from './analysis-producer';
import { FailedJobsService } from './failed-jobs.service';
import { PRODUCER_CONNECTION } from './producer-connection.module';

const EVERY_MS = 30_000;
/** More than a request can take until it is answered. */
const SUBMISSION_MAY_TAKE_MS = 5_000;

const ON_ITS_WAY: ReadonlySet<QueuedJobState> = new Set<QueuedJobState>(['waiting', 'active', 'delayed']);

/**
 * Compares unfinished analyses with the queue and repairs what differs: at the start, whenever Redis
 * comes back, and now and then, because events of the queue are hints that may be missed.
 */
@Injectable()
export class ReconciliationService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ReconciliationService.name);
  private readonly onReady = (): void => this.begin();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    @Inject(PRODUCER_CONNECTION) private readonly connection: Redis,
    @Inject(ANALYSIS_PRODUCER) private readonly producer: AnalysisProducer,
    @Inject(DATABASE) private readonly database: Database,
    private readonly starts: AnalysisStartsService,
    private readonly failedJobs: FailedJobsService,
    private readonly results: ResultsService,
    @Inject(RESULTS_PRODUCER) private readonly resultsProducer: ResultsProducer,
  ) {}

  onApplicationBootstrap(): void {
    this.connection.on('ready', this.onReady);
    this.timer = setInterval(this.onReady, EVERY_MS).unref();
    this.begin();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.connection.off('ready', this.onReady);
    await this.running;
  }

  /** Where Redis is away there is nothing to ask: `ready` begins again. */
  private begin(): void {
    if (this.stopped || this.running !== null || this.connection.status !== 'ready') return;
    this.running = this.reconcileAll().finally(() => {
      this.running = null;
    });
  }

  private async reconcileAll(): Promise<void> {
    try {
      for (const { analysis, checkpoint } of await this.database.analyses.unfinished('redis')) {
        if (this.stopped) return;
        await this.reconcile(analysis, checkpoint);
      }
    } catch (error) {
      if (isMeridinateError(error, 'QUEUE_UNREACHABLE')) return;
      this.logger.error(`reconciliation with the queue failed: ${redact(String(error))}`);
    }
  }

  private async reconcile(analysis: AnalysisRow, checkpoint: unknown): Promise<void> {
    const { id, attempt, startedAt, cancelRequestedAt } = analysis;
    if (this.isBeingSubmitted(analysis)) return;
    if (cancelRequestedAt !== null && (await this.cancel(analysis))) return;
    const state = await this.producer.state(id);
    if (state === 'failed') await this.failedJobs.end(id, (await this.producer.failedReason(id)) ?? '');
    if (state === 'delayed' && startedAt === null) await this.release(id);
    if (state === 'active') await this.starts.started(id, Math.max(1, attempt));
    if (state === 'unknown') await this.sendAgain(analysis, checkpoint, 'is not in the queue');
    if (state === 'completed' && (await this.resultVanished(id))) {
      await this.producer.remove(id);
      await this.sendAgain(analysis, checkpoint, 'has lost its result');
    }
  }

  /** Its request is still being answered, by this process or by another one. */
  private isBeingSubmitted({ accepted, createdAt }: AnalysisRow): boolean {
    return !accepted && Date.now() - createdAt < SUBMISSION_MAY_TAKE_MS;
  }

  /** True when it has ended by that; a running one ends by its worker. */
  private async cancel({ id, ledger }: AnalysisRow): Promise<boolean> {
    if ((await this.producer.cancel(id)) === 'asked') return false;
    await this.results.commit({
      analysisId: id,
      finishedAt: Date.now(),
      outcome: { state: 'cancelled', ledger },
    });
    return true;
  }

  /** Held, and its gateway did not come to release it. One that waits for another attempt may begin sooner. */
  private async release(id: string): Promise<void> {
    await this.database.analyses.accept(id);
    await this.producer.release(id);
  }

  /** A worker sends its result before its job completes, so the result is either there or gone. */
  private async resultVanished(id: string): Promise<boolean> {
    if (ON_ITS_WAY.has(await this.resultsProducer.state(id))) return false;
    return (await this.database.analyses.find(id))?.finishedAt === null;
  }

  private async sendAgain(analysis: AnalysisRow, checkpoint: unknown, why: string): Promise<void> {
    const { id, mint, settings, createdAt, turnAt } = analysis;
    this.logger.warn(`analysis ${id} ${why} and is sent again`);
    const job = { analysisId: id, mint, settings, submittedAt: createdAt, turnAt, checkpoint };
    await this.producer.send({ version: 1, ...job });
    await this.database.analyses.accept(id);
  }
}
