const MINUTE_MS = 60_000;

/** Says when something that goes on is worth a line in the log again. */
export class OnceAMinute {
  private last = -Infinity;

  /** @param now ms on a clock that never goes backwards */
  constructor(private readonly now: () => number) {}

  /** True at the first call, and at the first one a minute after that. */
  isDue(): boolean {
    const at = this.now();
    if (at - this.last < MINUTE_MS) return false;
    this.last = at;
    return true;
  }
}
