import type { Bucket, Standing } from './bucket';

/** One window from the first hit to its end. */
export class FixedWindow implements Bucket {
  private used = 0;

  /** @param endMs of a window that is open already */
  constructor(
    private readonly windowMs: number,
    public endMs = 0,
  ) {}

  standing(limit: number, cost: number, nowMs: number): Standing {
    const open = nowMs < this.endMs;
    const used = open ? this.used : 0;
    const leftMs = open ? this.endMs - nowMs : 0;
    const refusedForMs = open ? leftMs : this.windowMs;
    return {
      used,
      remaining: Math.max(0, limit - used),
      resetMs: used === 0 ? 0 : leftMs,
      waitMs: used + cost <= limit ? 0 : refusedForMs,
    };
  }

  charge(cost: number, nowMs: number): number {
    if (nowMs >= this.endMs) {
      this.used = 0;
      this.endMs = nowMs + this.windowMs;
    }
    this.used += cost;
    return this.endMs;
  }

  giveBack(mark: number, cost: number): boolean {
    if (mark !== this.endMs) return false;
    this.used = Math.max(0, this.used - cost);
    return true;
  }
}
