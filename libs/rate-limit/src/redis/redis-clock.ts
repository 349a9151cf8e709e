/** After so long the best measure is forgotten, for clocks drift and are set. */
const GOOD_FOR_MS = 10_000;

/**
 * The clock of Redis, never ahead of it: every answer names the time at which it was made, and what
 * passed since then until it was heard is at worst counted as passed before it. The shortest answer of
 * the last seconds measures best.
 */
export class RedisClock {
  private measuredMs = -Infinity;

  /**
   * @param now ms of this process; it never goes back
   * @param offsetMs from there to the epoch, for as long as Redis has not been heard
   */
  constructor(
    private readonly now: () => number,
    private offsetMs: number,
  ) {}

  /** False until Redis has been heard. */
  isKnown = false;

  /** ms since the epoch, with a fraction. */
  nowMs(): number {
    return this.now() + this.offsetMs;
  }

  /** Takes in the time an answer names that has just been heard. */
  heard(redisMs: number): void {
    const nowMs = this.now();
    const offsetMs = redisMs - nowMs;
    const isWorse = this.isKnown && offsetMs < this.offsetMs;
    if (isWorse && nowMs - this.measuredMs < GOOD_FOR_MS) return;
    this.isKnown = true;
    this.offsetMs = offsetMs;
    this.measuredMs = nowMs;
  }

  /** Believes the next answer, whatever it says: Redis said that its clock stands elsewhere. */
  forget(): void {
    this.measuredMs = -Infinity;
  }
}
