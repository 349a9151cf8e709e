import { MeridinateError } from '@meridinate/errors';

const LOOK_EVERY_MS = 500;

export interface CancellationParts {
  /** Jobs that run at the moment. */
  running: () => readonly string[];
  /** Those of them that shall be stopped. */
  cancelledAmong: (jobIds: readonly string[]) => Promise<readonly string[]>;
  abort: (jobIds: readonly string[], reason: MeridinateError) => void;
}

/** Looks for cancellations of running jobs, at the start of each and twice a second. */
export class Cancellations {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private again = false;

  constructor(private readonly parts: CancellationParts) {}

  start(): void {
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** One question at a time, for all running jobs together; what fails is asked again soon. */
  look(): void {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    void this.ask().finally(() => {
      this.looking = false;
      if (!this.again) return;
      this.again = false;
      this.look();
    });
  }

  private async ask(): Promise<void> {
    const running = this.parts.running();
    if (running.length === 0) return;
    try {
      const cancelled = await this.parts.cancelledAmong(running);
      if (cancelled.length > 0) this.parts.abort(cancelled, new MeridinateError('ANALYSIS_CANCELLED', {}));
    } catch {
      // The connection's owner reports the outage.
    }
  }
}
