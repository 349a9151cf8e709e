import { setTimeout as delay } from 'node:timers/promises';
import { MeridinateError } from '@meridinate/errors';

export interface RepetitionOptions {
  /** Must end soon after its signal aborts. */
  work: (signal: AbortSignal) => Promise<void>;
  /** Pause between the end of one turn and the next, in ms. */
  pauseMs: number;
  /** Hears of each turn that failed; the next one comes all the same. */
  onFailure: (error: unknown) => void;
}

/** Does some work at once and then again and again, one turn at a time, until it is stopped. */
export class Repetition {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: RepetitionOptions) {}

  start(): void {
    this.running = this.repeat();
  }

  /** Aborts the turn that is under way with SERVICE_STOPPING and waits for its end. */
  async stop(): Promise<void> {
    this.stopping.abort(new MeridinateError('SERVICE_STOPPING', {}));
    await this.running;
  }

  private async repeat(): Promise<void> {
    const { work, pauseMs, onFailure } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await work(signal).catch(onFailure);
      await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
