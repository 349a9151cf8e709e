import type { Redis } from 'ioredis';
import type { AnalysisProducer } from '../../queue/analysis-producer';

const PAUSE_MS = 1_000;

/**
 * Jobs of submissions that were refused, and that Redis may have stored all the same. Each is taken out
 * of the queue, or stopped where a worker has it, as soon as Redis answers: nobody shall pay for it.
 */
export class RefusedJobs {
  private readonly ids = new Set<string>();
  private readonly onReady = (): void => this.remove();
  private removal: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly producer: Pick<AnalysisProducer, 'remove' | 'cancel'>,
    private readonly connection: Pick<Redis, 'on' | 'off'>,
  ) {
    connection.on('ready', this.onReady);
  }

  add(id: string): void {
    this.ids.add(id);
    this.removeLater();
  }

  close(): void {
    this.closed = true;
    this.connection.off('ready', this.onReady);
    clearTimeout(this.timer);
  }

  /** A silent Redis that speaks again may not have lost its connection, so it is asked now and then. */
  private removeLater(): void {
    clearTimeout(this.timer);
    if (this.closed || this.ids.size === 0) return;
    this.timer = setTimeout(this.onReady, PAUSE_MS).unref();
  }

  private remove(): void {
    this.removal ??= this.removeAll().finally(() => {
      this.removal = null;
      this.removeLater();
    });
  }

  private async removeAll(): Promise<void> {
    for (const id of this.ids) {
      const done = await this.removeOne(id).catch(() => false);
      if (!done) return;
      this.ids.delete(id);
    }
  }

  private async removeOne(id: string): Promise<boolean> {
    if (!(await this.producer.remove(id))) await this.producer.cancel(id);
    return true;
  }
}
