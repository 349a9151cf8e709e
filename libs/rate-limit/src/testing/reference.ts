import type { Charge } from '../limiter';

/** What a limiter must do, in a few lines: no store, no expiry, no speed. Times in ms. */
export class Reference {
  private readonly hits = new Map<string, { atMs: number; cost: number }[]>();
  private readonly windowStarts = new Map<string, number>();

  usedBy({ key, strict, windowMs }: Charge, nowMs: number): number {
    const startMs = strict ? nowMs - windowMs + 1 : this.windowStart(key, windowMs, nowMs);
    const hits = this.hits.get(key) ?? [];
    return hits.filter(({ atMs }) => atMs >= startMs).reduce((sum, { cost }) => sum + cost, 0);
  }

  /** True where all charges fit; then they are made. */
  admits(charges: readonly Charge[], nowMs: number): boolean {
    if (charges.some((charge) => this.usedBy(charge, nowMs) + charge.cost > charge.limit)) return false;
    for (const { key, windowMs, cost } of charges) {
      this.windowStarts.set(key, Math.min(this.windowStart(key, windowMs, nowMs), nowMs));
      this.hits.set(key, [...(this.hits.get(key) ?? []), { atMs: nowMs, cost }]);
    }
    return true;
  }

  private windowStart(key: string, windowMs: number, nowMs: number): number {
    const startMs = this.windowStarts.get(key) ?? Infinity;
    return nowMs < startMs + windowMs ? startMs : Infinity;
  }
}
