import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { isMeridinateError, MeridinateError, redact, reviveError } from '@meridinate/errors';
import type {
  Admission,
  AnalysisRow,
  Database,
  IdempotencyKey,
  JoinedAdmission,
} from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { DATABASE } from '../../database/database.module';
import { BoundedQuestion, within } from '../../health/bounded-question';
import { ANALYSIS_PRODUCER, type AnalysisProducer } from '../../queue/analysis-producer';
import { PRODUCER_CONNECTION } from '../../queue/producer-connection.module';
import { ResultsService } from '../../results/results.service';
import { SETTINGS } from '../../settings/settings.module';
import type { AnalysisRunner, Cancellation, Submission } from './analysis-runner';
import { RefusedJobs } from './refused-jobs';

/** Longest wait for what an answer can do without. */
const EXTRA_DEADLINE_MS = 150;
const WORKERS_KNOWN_MS = 5_000;

type Handed = Pick<AnalysisRow, 'id' | 'mint' | 'settings' | 'createdAt' | 'turnAt'> & {
  checkpoint: unknown;
};

/** Hands analyses to workers by way of Redis. */
@Injectable()
export class QueuedRunner implements AnalysisRunner, OnModuleDestroy {
  readonly guarantee =
    'Kept in the database and in Redis; a restart of the service, of Redis or of a worker goes on from the last checkpoint.';
  private readonly logger = new Logger(QueuedRunner.name);
  private readonly refused: RefusedJobs;
  private readonly countWorkers: BoundedQuestion<number>;
  private workers: { count: number; askedAt: number } | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ANALYSIS_PRODUCER) private readonly producer: AnalysisProducer,
    @Inject(PRODUCER_CONNECTION) connection: Redis,
    private readonly results: ResultsService,
  ) {
    this.refused = new RefusedJobs(producer, connection);
    this.countWorkers = new BoundedQuestion(() => producer.workers(), EXTRA_DEADLINE_MS);
  }

  async submit(submission: Submission, idempotency: IdempotencyKey | null): Promise<Admission> {
    const admission = await this.database.analyses.admit(
      { ...submission, road: 'redis', holder: null },
      idempotency,
    );
    if (admission.status !== 'created') return admission;
    try {
      await this.hold(submission);
    } catch (error) {
      if (await this.withdraw(submission.id, error)) throw error;
    }
    await this.accept(submission.id);
    return admission;
  }

  join(submission: Submission, idempotency: IdempotencyKey | null): Promise<JoinedAdmission | null> {
    return this.database.analyses.join(submission, idempotency);
  }

  /** The job's id is the analysis's id: sending it again while the first sender still tries is harmless. */
  async confirm(analysis: AnalysisRow): Promise<void> {
    if (analysis.accepted || analysis.finishedAt !== null) return;
    const checkpoint = await this.database.analyses.checkpoint(analysis.id);
    await this.hold({ ...analysis, checkpoint });
    await this.accept(analysis.id);
  }

  /** Where Redis is away, the reconciliation forwards the wish when it is back. */
  async cancel({ id }: AnalysisRow): Promise<Cancellation> {
    try {
      if ((await this.producer.cancel(id)) === 'asked') return 'cancelling';
    } catch (error) {
      if (!isMeridinateError(error, 'QUEUE_UNREACHABLE')) throw error;
      return 'cancelling';
    }
    const { status } = await this.results.cancel(id);
    return status === 'committed' ? 'cancelled' : 'ended';
  }

  position(id: string): Promise<number | null> {
    return within(EXTRA_DEADLINE_MS, this.producer.position(id)).catch(() => null);
  }

  async places(): Promise<number | null> {
    const now = performance.now();
    if (this.workers === null || now - this.workers.askedAt > WORKERS_KNOWN_MS) {
      const count = await this.countWorkers.answer().catch(() => null);
      if (count === null) return null;
      this.workers = { count, askedAt: now };
    }
    return this.workers.count * this.settings.analysis.concurrency;
  }

  onModuleDestroy(): void {
    this.refused.close();
  }

  private async hold({ id, mint, settings, createdAt, turnAt, checkpoint }: Handed): Promise<void> {
    const job = { analysisId: id, mint, settings, submittedAt: createdAt, turnAt, checkpoint };
    await this.producer.hold({ version: 1, ...job });
  }

  /**
   * Another request that wants the same may have been handed over with this one's id before it failed
   * (false): the promise made to that one is as good for this one.
   */
  private async withdraw(id: string, error: unknown): Promise<boolean> {
    const reason = isMeridinateError(error)
      ? error
      : new MeridinateError('INTERNAL_FAULT', { reference: id }, { cause: error });
    const withdrawn = await this.database.analyses
      .withdraw(id, reason.toRecord(), Date.now())
      .catch((fault: unknown) => {
        this.logger.warn(`the refused analysis ${id} was not withdrawn: ${redact(String(fault))}`);
        return true;
      });
    if (withdrawn) this.refused.add(id);
    return withdrawn;
  }

  /**
   * Workers may have the job once the row is accepted, and not before: a refused one never runs. A row
   * that has ended otherwise than by its own run has a job that nobody shall pay for.
   */
  private async accept(id: string): Promise<void> {
    if (await this.database.analyses.accept(id)) return this.release(id);
    const row = await this.database.analyses.find(id);
    if (row?.state === 'cancelled') this.refused.add(id);
    if (row?.error?.code !== 'QUEUE_UNREACHABLE') return;
    this.refused.add(id);
    throw reviveError(row.error);
  }

  /** Not waited for: the promise is given, and the reconciliation releases what this could not. */
  private release(id: string): void {
    this.producer.release(id).catch((error: unknown) => {
      this.logger.warn(`analysis ${id} is not released yet: ${redact(String(error))}`);
    });
  }
}
