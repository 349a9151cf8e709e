/** Time for which a text that was reported is only counted. */
const QUIET_MS = 60_000;
/** Texts remembered; beyond that all are forgotten, so that ids in texts do not pile up. */
const TEXTS_KEPT = 100;

/** Thins out errors of the same text: the first is reported at once, then one a minute with how often it came. */
export class RepeatedErrors {
  private readonly texts = new Map<string, { reportedAt: number; times: number }>();

  /** @param now ms on a clock that never goes backwards */
  constructor(private readonly now: () => number) {}

  /** The error as it is to be reported; null when it is only counted. */
  take(error: Error): Error | null {
    const { message } = error;
    const known = this.texts.get(message);
    const at = this.now();
    if (known === undefined) {
      if (this.texts.size >= TEXTS_KEPT) this.texts.clear();
      this.texts.set(message, { reportedAt: at, times: 0 });
      return error;
    }
    known.times += 1;
    if (at - known.reportedAt < QUIET_MS) return null;
    const { times } = known;
    this.texts.set(message, { reportedAt: at, times: 0 });
    return new Error(`${message} (${times} times since it was last reported)`, { cause: error });
  }
}
