import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { MeridinateError, redact } from '@meridinate/errors';
import type { Admission, AnalysisRow, Database, IdempotencyKey } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../../database/database.module';
import { ResultsService } from '../../results/results.service';
import { SETTINGS } from '../../settings/settings.module';
import type { AnalysisRunner, Cancellation, Submission } from './analysis-runner';
import { Holding } from './holding';
import { type InProcessAnalysis, InProcessAttempts, type Interruptions } from './in-process-attempts';
import { LeftOvers } from './left-overs';
import { WaitingList } from './waiting-list';

interface Run {
  analysis: InProcessAnalysis;
  cancelling: AbortController;
  /** Aborted when it is another process's by now. */
  gone: AbortController;
  ended: Promise<void>;
}

/** A few times in the life of a hold. */
const RENEW_EVERY_MS = 2_000;

/**
 * Runs analyses in this process, some at a time, in the order of their turns. Rows are the waiting
 * list's memory: what a killed process leaves unfinished is taken up at the next start.
 */
@Injectable()
export class InProcessRunner implements AnalysisRunner, OnApplicationBootstrap, OnModuleDestroy {
  readonly guarantee = 'Kept in the database; a restart of the service goes on from the last checkpoint.';
  private readonly logger = new Logger(InProcessRunner.name);
  private readonly stopping = new AbortController();
  private readonly waiting = new WaitingList<InProcessAnalysis>();
  private readonly running = new Map<string, Run>();
  /** Submissions whose row is being written; they have a place already. */
  private arriving = 0;
  private timer: NodeJS.Timeout | undefined;
  private renewing = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    private readonly attempts: InProcessAttempts,
    private readonly results: ResultsService,
    private readonly leftOvers: LeftOvers,
    private readonly holding: Holding,
  ) {}

  async submit(submission: Submission, idempotency: IdempotencyKey | null): Promise<Admission> {
    this.refuseWhenFull();
    this.arriving += 1;
    try {
      const admission = await this.database.analyses.admit(
        { ...submission, road: 'in_process', holder: this.holding.holder },
        idempotency,
      );
      if (admission.status === 'created') await this.takeIn(submission);
      return admission;
    } finally {
      this.arriving -= 1;
    }
  }

  /** A row of this road is run by this process, or by its next one. */
  confirm(): Promise<void> {
    return Promise.resolve();
  }

  async cancel({ id }: Pick<AnalysisRow, 'id'>): Promise<Cancellation> {
    const waiting = this.waiting.remove(id);
    if (waiting !== undefined) return this.endWaiting(waiting);
    this.running.get(id)?.cancelling.abort(new MeridinateError('ANALYSIS_CANCELLED', {}));
    return 'cancelling';
  }

  position(id: string): Promise<number | null> {
    return Promise.resolve(this.waiting.position(id));
  }

  places(): Promise<number> {
    return Promise.resolve(this.settings.analysis.concurrency);
  }

  /** Takes up what an earlier process left unfinished, and from then on what other processes leave. */
  async onApplicationBootstrap(): Promise<void> {
    await this.takeUp(this.holding.sharesDatabase ? Date.now() : null);
    this.timer = setInterval(() => void this.renew(), RENEW_EVERY_MS).unref();
  }

  /** Aborts what runs, waits until each has kept its checkpoint, and lets others have it at once. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort(new Error('the service is stopping'));
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
    await this.holding.letGo().catch((error: unknown) => this.warn('what it held is not let go yet', error));
  }

  private async takeUp(now: number | null): Promise<void> {
    const leftOver = await this.leftOvers.collect(this.holding.holder, now);
    for (const analysis of leftOver) this.waiting.add(analysis);
    if (leftOver.length > 0) this.logger.log(`${leftOver.length} unfinished analyses are taken up again`);
    this.startNext();
  }

  /** An outage of the database ends nothing here: what runs is paid for. */
  private async renew(): Promise<void> {
    if (this.renewing || this.stopping.signal.aborted) return;
    this.renewing = true;
    try {
      const { gone, cancelled } = await this.holding.renew([...this.waiting.ids, ...this.running.keys()]);
      for (const id of gone) this.giveUp(id);
      for (const id of cancelled) await this.cancel({ id });
      if (this.holding.sharesDatabase) await this.takeUp(Date.now());
    } catch (error) {
      this.warn('what it holds could not be renewed', error);
    } finally {
      this.renewing = false;
    }
  }

  private giveUp(id: string): void {
    this.waiting.remove(id);
    this.running.get(id)?.gone.abort(new Error('another process has taken it'));
  }

  private warn(what: string, error: unknown): void {
    this.logger.warn(`${what}: ${redact(String(error))}`);
  }

  private refuseWhenFull(): void {
    if (this.stopping.signal.aborted) throw new MeridinateError('SERVICE_STOPPING', {});
    const { concurrency, waitingLimit } = this.settings.analysis;
    const admitted = this.running.size + this.waiting.size + this.arriving;
    if (admitted >= concurrency + waitingLimit) {
      throw new MeridinateError('POOL_FULL', { waiting: this.waiting.size, limit: waitingLimit });
    }
  }

  /** Whatever becomes of the note that it is accepted: the row is there, so it will be run. */
  private async takeIn({ id, mint, settings, checkpoint, turnAt }: Submission): Promise<void> {
    const accepted = await this.database.analyses.accept(id).catch((error: unknown) => {
      this.logger.warn(`analysis ${id} runs, but was not noted as accepted: ${redact(String(error))}`);
      return true;
    });
    if (!accepted) return;
    this.waiting.add({ id, mint, settings, checkpoint, turnAt, attempt: 1, alone: false });
    this.startNext();
  }

  /** One that cannot be ended waits on: when its turn comes, the wish is in its row. */
  private async endWaiting(analysis: InProcessAnalysis): Promise<Cancellation> {
    try {
      const { status } = await this.results.cancel(analysis.id);
      return status === 'committed' ? 'cancelled' : 'ended';
    } catch (error) {
      this.waiting.add(analysis);
      throw error;
    } finally {
      this.startNext();
    }
  }

  private startNext(): void {
    while (!this.stopping.signal.aborted && this.running.size < this.settings.analysis.concurrency) {
      const next = this.waiting.take([...this.running.values()].map(({ analysis }) => analysis));
      if (next === undefined) return;
      this.start(next);
    }
  }

  private start(analysis: InProcessAnalysis): void {
    const cancelling = new AbortController();
    const gone = new AbortController();
    const stopping = AbortSignal.any([this.stopping.signal, gone.signal]);
    const ended = this.runToEnd(analysis, { stopping, cancelling: cancelling.signal }).finally(() => {
      this.running.delete(analysis.id);
      this.startNext();
    });
    this.running.set(analysis.id, { analysis, cancelling, gone, ended });
  }

  /** What still fails here is a lasting fault of the database: the next start takes the row up. */
  private async runToEnd(analysis: InProcessAnalysis, interruptions: Interruptions): Promise<void> {
    try {
      await this.attempts.run(analysis, interruptions);
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error(`analysis ${analysis.id} is left unfinished until the next start`, redact(stack));
    }
  }
}
