import type { Database } from '@meridinate/persistence';
import type { AnalysisProducer } from './analysis-producer';

/** Least time between two copies of one analysis: a checkpoint may be hundreds of kilobytes. */
const EVERY_MS = 2_000;

/**
 * Copies the checkpoints of running jobs from Redis into the database, so that an analysis whose job
 * vanishes with its Redis goes on from what was paid for and does not begin anew.
 */
export class CheckpointCopies {
  private readonly copiedAt = new Map<string, number>();

  /** @param now ms on a clock that never goes backwards */
  constructor(
    private readonly database: Database,
    private readonly producer: AnalysisProducer,
    private readonly now: () => number,
  ) {}

  /** Copies unless that was done a moment ago. */
  async copy(id: string): Promise<void> {
    const now = this.now();
    for (const [other, at] of this.copiedAt) if (now - at >= EVERY_MS) this.copiedAt.delete(other);
    if (this.copiedAt.has(id)) return;
    this.copiedAt.set(id, now);
    const payload = await this.producer.payload(id);
    if (payload?.checkpoint != null) await this.database.analyses.saveCheckpoint(id, payload.checkpoint);
  }
}
