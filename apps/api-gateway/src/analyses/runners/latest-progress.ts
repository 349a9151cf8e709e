import type { AnalysisProgress } from '@meridinate/analysis-core';

/**
 * Writes the progress of one analysis at most once in `everyMs`; of what arrives in between, the last
 * wins. Progress is only for show, so a write that fails is told to `onError` and forgotten.
 */
export class LatestProgress {
  private latest: AnalysisProgress | null = null;
  private pause: NodeJS.Timeout | null = null;

  constructor(
    private readonly write: (progress: AnalysisProgress) => Promise<unknown>,
    private readonly everyMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  offer(progress: AnalysisProgress): void {
    this.latest = progress;
    if (this.pause === null) this.writeLatest();
  }

  /** Drops what is not written yet: the end of the analysis says it better. */
  stop(): void {
    this.latest = null;
    if (this.pause !== null) clearTimeout(this.pause);
  }

  private writeLatest(): void {
    const progress = this.latest;
    this.pause = null;
    if (progress === null) return;
    this.latest = null;
    this.pause = setTimeout(() => this.writeLatest(), this.everyMs).unref();
    this.write(progress).catch(this.onError);
  }
}
