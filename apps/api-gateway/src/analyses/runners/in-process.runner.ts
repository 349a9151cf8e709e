import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { MeridinateError, redact } from '@meridinate/errors';
import {
  type Admission,
  type AnalysisRow,
  type Database,
  type IdempotencyKey,
  isUnavailable,
  type JoinedAdmission,
} from '@meridinate/persistence';
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
 * list's memory: what a killed process leaves unfinished is taken up at the next start, and what this
 * one had to leave, because the database was away, as soon as that is back.
 */
@Injectable()
export class InProcessRunner implements AnalysisRunner, OnModuleDestroy {
  readonly guarantee = 'Kept in the database; a restart of the service goes on from the last checkpoint.';
  private readonly logger = new Logger(InProcessRunner.name);
  private readonly stopping = new AbortController();
  private readonly waiting = new WaitingList<InProcessAnalysis>();
  private readonly running = new Map<string, Run>();
  /** Those whose row is being written, on their way into the list or out of it; they have a place already. */
  private readonly onTheirWay = new Set<string>();
  /** Broken off by a fault that may come again each time: whoever repeats them here may pay without end. */
  private readonly leftForNextStart = new Set<string>();
  /** True once nothing is begun any more. */
  private closing = false;
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
    this.onTheirWay.add(submission.id);
    try {
      const admission = await this.database.analyses.admit(
        { ...submission, road: 'in_process', holder: this.holding.holder },
        idempotency,
      );
      if (admission.status === 'created') await this.takeIn(submission);
      return admission;
    } finally {
      this.onTheirWay.delete(submission.id);
    }
  }

  join(submission: Submission, idempotency: IdempotencyKey | null): Promise<JoinedAdmission | null> {
    return this.database.analyses.join(submission, idempotency);
  }

  /** A row of this road is run by this process, or by its next one. */
  confirm(): Promise<void> {
    return Promise.resolve();
  }

  async cancel({ id }: Pick<AnalysisRow, 'id'>): Promise<Cancellation> {
    const waiting = this.waiting.remove(id);
    if (waiting !== undefined) return this.endWaiting(waiting);
    this.running.get(id)?.cancelling.abort(new MeridinateError('ANALYSIS_CANCELLED', {}));
    // Where another process may have it, whoever holds it finds the wish in its row.
    if (this.has(id) || this.holding.sharesDatabase) return 'cancelling';
    return this.endCancelled(id);
  }

  position(id: string): Promise<number | null> {
    return Promise.resolve(this.waiting.position(id));
  }

  places(): Promise<number> {
    return Promise.resolve(this.settings.analysis.concurrency);
  }

  /** Takes up what an earlier process left unfinished, and from then on what other processes leave. */
  async begin(): Promise<void> {
    await this.takeUp(this.holding.sharesDatabase ? Date.now() : null);
    this.timer = setInterval(() => void this.renew(), RENEW_EVERY_MS).unref();
  }

  /** Begins nothing any more and gives what runs some time to end. */
  async finish(withinMs: number): Promise<void> {
    this.closing = true;
    const ended = new AbortController();
    const all = this.allEnded().then(() => ended.abort());
    await Promise.race([all, delay(withinMs, undefined, { signal: ended.signal }).catch(() => undefined)]);
  }

  /** Aborts what runs, waits until each has kept its checkpoint, and lets others have it at once. */
  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    this.stopping.abort(new Error('the service is stopping'));
    await this.allEnded();
    await this.holding.letGo().catch((error: unknown) => this.warn('what it held is not let go yet', error));
  }

  private allEnded(): Promise<unknown> {
    return Promise.all([...this.running.values()].map(({ ended }) => ended));
  }

  private has(id: string): boolean {
    return this.running.has(id) || this.onTheirWay.has(id) || this.waiting.position(id) !== null;
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
      const known = [...this.waiting.ids, ...this.running.keys()];
      const { held, gone, cancelled } = await this.holding.renew(known);
      for (const id of gone) this.giveUp(id);
      for (const id of cancelled) await (this.has(id) ? this.cancel({ id }) : this.endCancelled(id));
      if (this.closing) return;
      for (const id of held) if (!this.has(id) && !this.leftForNextStart.has(id)) await this.takeBack(id);
      if (this.holding.sharesDatabase) await this.takeUp(Date.now());
    } catch (error) {
      this.warn('what it holds could not be renewed', error);
    } finally {
      this.renewing = false;
    }
  }

  /** One that this process holds and neither runs nor has waiting. */
  private async takeBack(id: string): Promise<void> {
    const analysis = await this.leftOvers.takeBack(id, this.holding.holder);
    if (analysis === null) return;
    this.logger.log(`analysis ${id} goes on`);
    this.waiting.add(analysis);
    this.startNext();
  }

  private giveUp(id: string): void {
    this.waiting.remove(id);
    this.running.get(id)?.gone.abort(new Error('another process has taken it'));
  }

  private warn(what: string, error: unknown): void {
    this.logger.warn(`${what}: ${redact(String(error))}`);
  }

  private refuseWhenFull(): void {
    if (this.closing) throw new MeridinateError('SERVICE_STOPPING', {});
    const { concurrency, waitingLimit } = this.settings.analysis;
    const admitted = this.running.size + this.waiting.size + this.onTheirWay.size;
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
    this.onTheirWay.add(analysis.id);
    try {
      return await this.endCancelled(analysis.id);
    } catch (error) {
      this.waiting.add(analysis);
      throw error;
    } finally {
      this.onTheirWay.delete(analysis.id);
      this.startNext();
    }
  }

  private async endCancelled(id: string): Promise<Cancellation> {
    const { status } = await this.results.cancel(id);
    return status === 'committed' ? 'cancelled' : 'ended';
  }

  private startNext(): void {
    while (!this.closing && this.running.size < this.settings.analysis.concurrency) {
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

  /** What fails here of an outage is taken back once that is over; of anything else, at the next start. */
  private async runToEnd(analysis: InProcessAnalysis, interruptions: Interruptions): Promise<void> {
    try {
      await this.attempts.run(analysis, interruptions);
    } catch (error) {
      if (!isUnavailable(error)) this.leftForNextStart.add(analysis.id);
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.logger.error(`analysis ${analysis.id} is left unfinished for now`, redact(stack));
    }
  }
}
