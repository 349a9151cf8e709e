import type { LineStanding } from './check-request';

/** Work that holds credits may end at any time, and mostly costs less than it holds. */
export const ASK_AGAIN_MS = 60_000;

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
    const parts = [...this.held.values()];
    const reserved = parts.reduce((sum, each) => sum + each.amount, 0);
    if (this.used > 0) parts.push({ amount: this.used, endMs: this.windowEndMs });
    parts.sort((left, right) => left.endMs - right.endMs);
    let excess = this.used + reserved + amount - limit;
    const last = excess > 0 ? parts.find((each) => (excess -= each.amount) <= 0) : undefined;
    return {
      used: this.used,
      reserved,
      resetMs: parts[0] ? parts[0].endMs - nowMs : 0,
      waitMs: last ? this.waitMs(limit, amount, last.endMs, nowMs) : 0,
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

  /** @param freeMs by then it fits at the latest, if nothing more is spent */
  private waitMs(limit: number, amount: number, freeMs: number, nowMs: number): number {
    if (this.used + amount > limit) return this.windowEndMs - nowMs;
    return Math.min(ASK_AGAIN_MS, freeMs - nowMs);
  }

  private drop(nowMs: number): void {
    if (nowMs >= this.windowEndMs) {
      this.used = 0;
      this.windowEndMs = 0;
    }
    for (const [id, { endMs }] of this.held) if (nowMs >= endMs) this.held.delete(id);
  }
}
