import type { LineStanding } from './check-request';

interface Held {
  amount: number;
  endMs: number;
}

/** Credits of one line in memory. */
export class LineAccount {
  private used = 0;
  private windowEndMs = 0;
  private readonly held = new Map<string, Held>();

  constructor(private readonly windowMs: number) {}

  /** From then on nothing counts any more. */
  get endMs(): number {
    return Math.max(this.windowEndMs, ...[...this.held.values()].map(({ endMs }) => endMs));
  }

  standing(limit: number, amount: number, nowMs: number): LineStanding {
    this.drop(nowMs);
    const held = [...this.held.values()];
    const reserved = held.reduce((sum, each) => sum + each.amount, 0);
    const freed = [...held, { amount: this.used, endMs: this.windowEndMs }].sort(
      (left, right) => left.endMs - right.endMs,
    );
    let excess = this.used + reserved + amount - limit;
    const last = excess > 0 ? freed.find((each) => (excess -= each.amount) <= 0) : undefined;
    return {
      used: this.used,
      reserved,
      resetMs: Math.max(0, this.windowEndMs - nowMs),
      waitMs: last ? last.endMs - nowMs : 0,
    };
  }

  hold(id: string, amount: number, endMs: number): void {
    this.held.set(id, { amount, endMs });
  }

  settle(id: string, actual: number, nowMs: number): void {
    this.drop(nowMs);
    this.held.delete(id);
    if (actual === 0) return;
    if (this.windowEndMs === 0) this.windowEndMs = nowMs + this.windowMs;
    this.used += actual;
  }

  private drop(nowMs: number): void {
    if (nowMs >= this.windowEndMs) {
      this.used = 0;
      this.windowEndMs = 0;
    }
    for (const [id, { endMs }] of this.held) if (nowMs >= endMs) this.held.delete(id);
  }
}
