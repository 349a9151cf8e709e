import type { AnalysisDto } from '../analyses/dto/analysis.dto';

const ENDED: ReadonlySet<AnalysisDto['state']> = new Set(['completed', 'failed', 'cancelled']);

export const hasEnded = ({ state }: AnalysisDto): boolean => ENDED.has(state);

/** The newest known state of one analysis, for all in this process who follow it. */
export class AnalysisFeed {
  private newest: AnalysisDto | null = null;
  private outdated = false;
  private refreshing = false;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly find: () => Promise<AnalysisDto>) {}

  /**
   * Reads the state now.
   * @throws whatever finding the analysis throws
   */
  async read(): Promise<void> {
    const state = await this.find();
    if (this.newest !== null && state.sequence <= this.newest.sequence) return;
    this.newest = state;
    for (const wake of [...this.waiting]) wake();
  }

  /**
   * Reads the state soon: one read at a time, and one more when this is called during a read, which may
   * have missed the change. A read that fails is left to the next call.
   */
  refresh(): void {
    this.outdated = true;
    if (!this.refreshing) void this.catchUp();
  }

  /**
   * The newest state, once its sequence is higher than `sequence` or the analysis has ended; null when
   * neither happens within `ms` or before the abort.
   */
  async after(sequence: number, ms: number, signal: AbortSignal): Promise<AnalysisDto | null> {
    const ready = this.newsAfter(sequence);
    if (ready !== null) return ready;
    await this.woken(ms, signal);
    return this.newsAfter(sequence);
  }

  private newsAfter(sequence: number): AnalysisDto | null {
    if (this.newest === null) return null;
    return this.newest.sequence > sequence || hasEnded(this.newest) ? this.newest : null;
  }

  private woken(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      signal.addEventListener('abort', wake);
      this.waiting.add(wake);
      if (signal.aborted) wake();
    });
  }

  private async catchUp(): Promise<void> {
    this.refreshing = true;
    while (this.outdated) {
      this.outdated = false;
      await this.read().catch(() => undefined);
    }
    this.refreshing = false;
  }
}
