import type { Bucket, Standing } from './bucket';

interface Hit {
  atMs: number;
  cost: number;
}

/** Every hit of the window that ends now; those of one ms count as one. */
export class HitLog implements Bucket {
  private hits: Hit[] = [];

  constructor(private readonly windowMs: number) {}

  get endMs(): number {
    return (this.hits.at(-1)?.atMs ?? -Infinity) + this.windowMs;
  }

  standing(limit: number, cost: number, nowMs: number): Standing {
    const live = this.live(nowMs);
    const used = live.reduce((sum, hit) => sum + hit.cost, 0);
    const untilLeft = ({ atMs }: Hit): number => atMs + this.windowMs - nowMs;
    const resetMs = live[0] ? untilLeft(live[0]) : 0;
    const remaining = Math.max(0, limit - used);
    let excess = used + cost - limit;
    if (excess <= 0) return { used, remaining, resetMs, waitMs: 0 };
    const last = live.find((hit) => (excess -= hit.cost) <= 0) ?? live.at(-1);
    return { used, remaining, resetMs, waitMs: last ? untilLeft(last) : this.windowMs };
  }

  charge(cost: number, nowMs: number): number {
    this.hits = this.live(nowMs);
    const last = this.hits.at(-1);
    if (last?.atMs === nowMs) last.cost += cost;
    else this.hits.push({ atMs: nowMs, cost });
    return nowMs;
  }

  giveBack(mark: number, cost: number): boolean {
    const hit = this.hits.find(({ atMs }) => atMs === mark);
    if (!hit) return false;
    hit.cost -= cost;
    this.hits = this.hits.filter((each) => each.cost > 0);
    return true;
  }

  private live(nowMs: number): Hit[] {
    return this.hits.filter(({ atMs }) => atMs + this.windowMs > nowMs);
  }
}
