/**
 * Stops an exchange when its time is up or when the caller's signal aborts, and tells which it was.
 * Hand-made rather than `AbortSignal.any` of a timeout, so that an exchange that ends leaves neither
 * a timer nor a listener behind.
 */
export class Deadline {
  private readonly stopping = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort = (): void => this.stopping.abort();
  private timeIsUp = false;

  constructor(
    private readonly callersSignal: AbortSignal,
    timeoutMs: number,
  ) {
    callersSignal.addEventListener('abort', this.onAbort, { once: true });
    this.timer = setTimeout(() => {
      this.timeIsUp = true;
      this.stopping.abort();
    }, timeoutMs);
  }

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** True when the time ran out, whatever the caller did. */
  get passed(): boolean {
    return this.timeIsUp;
  }

  /**
   * The work's outcome, or a rejection when the exchange is to stop. It does not trust the work to
   * notice: a compressed body that breaks off may leave `fetch` waiting for ever, deaf to its signal.
   */
  async race<T>(work: Promise<T>): Promise<T> {
    let stop: () => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(new Error('stopped'));
      this.signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }

  release(): void {
    clearTimeout(this.timer);
    this.callersSignal.removeEventListener('abort', this.onAbort);
  }
}
