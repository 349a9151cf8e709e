import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { isMeridinateError, MeridinateError } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../../database/database.module';
import { ANALYSIS_PRODUCER, type AnalysisProducer } from '../../queue/analysis-producer';
import type { AnalysisRunner, Submission } from './analysis-runner';

const REMOVAL_PAUSE_MS = 1_000;

/** Hands analyses to workers by way of Redis. */
@Injectable()
export class QueuedRunner implements AnalysisRunner, OnModuleDestroy {
  /** Refused submissions: a Redis that was only silent may have stored their jobs all the same. */
  private readonly refused = new Set<string>();
  private removal: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ANALYSIS_PRODUCER) private readonly producer: AnalysisProducer,
  ) {}

  async submit(submission: Submission): Promise<void> {
    const { id, mint, settings, createdAt } = submission;
    await this.database.analyses.create({ ...submission, road: 'redis' });
    try {
      await this.producer.send({
        version: 1,
        analysisId: id,
        mint,
        settings,
        submittedAt: createdAt,
        checkpoint: null,
      });
    } catch (error) {
      this.removeLater(id);
      await this.withdraw(id, error);
      throw error;
    }
  }

  onModuleDestroy(): void {
    this.refused.clear();
    clearTimeout(this.removal);
  }

  /** The caller was told no, so this end is neither announced nor counted as an analysis. */
  private async withdraw(id: string, error: unknown): Promise<void> {
    const reason = isMeridinateError(error)
      ? error
      : new MeridinateError('INTERNAL_FAULT', { reference: id }, { cause: error });
    await this.database.analyses.fail(id, reason.toRecord(), EMPTY_LEDGER, Date.now());
  }

  /** Takes the job of a refused submission out of the queue, so that nobody pays for it. */
  private removeLater(id: string): void {
    this.refused.add(id);
    this.removal ??= setTimeout(() => void this.removeRefused(), REMOVAL_PAUSE_MS).unref();
  }

  private async removeRefused(): Promise<void> {
    for (const id of this.refused) {
      const removed = await this.producer.remove(id).catch(() => null);
      if (removed === null) break;
      this.refused.delete(id);
    }
    this.removal = undefined;
    const [next] = this.refused;
    if (next !== undefined) this.removeLater(next);
  }
}
