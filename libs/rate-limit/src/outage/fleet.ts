const SILENT_MS = 3_000;

/** How many replicas share the limits, as last heard from Redis; it stays so while Redis is lost. */
export class Fleet {
  /** Replicas, this one among them. */
  size: number;
  private before = 0;
  private trustedFromMs = 0;

  /** Silence after which a replica counts as dead, in ms. */
  readonly silentMs = SILENT_MS;

  /**
   * @param least replicas there are at least, as the operator says
   * @param now ms; it never goes back
   */
  constructor(
    private readonly least: number,
    private readonly now: () => number,
  ) {
    this.size = least;
  }

  /**
   * Redis names the living. After an outage all were silent, so for a while the fleet only grows.
   * @param before replicas of them that stand before this one
   */
  seen(size: number, before: number): void {
    const grown = Math.max(size, this.least, this.now() < this.trustedFromMs ? this.size : 0);
    this.size = grown;
    this.before = before;
  }

  /** Redis is back. */
  reunite(): void {
    this.trustedFromMs = this.now() + 2 * SILENT_MS;
  }

  /** This replica's part of `units`; the parts of all replicas make up the whole. */
  shareOf(units: number): number {
    const whole = Math.max(0, units);
    return this.commonShareOf(whole) + (this.before < whole % this.size ? 1 : 0);
  }

  /** The part that every replica gets, for what this one knows nothing of. */
  commonShareOf(units: number): number {
    return Math.floor(units / this.size);
  }
}
