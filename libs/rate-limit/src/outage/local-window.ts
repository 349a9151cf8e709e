import { newBucket, type Bucket, type Standing } from '../bucket/bucket';
import { FixedWindow } from '../bucket/fixed-window';
import type { Charge } from '../limiter';
import type { Known } from '../redis/known-limits';
import type { Fleet } from './fleet';

/** Hits Redis has not heard of, each with its ms and its cost; what was given back costs less than 0. */
export type Spent = [atMs: number, cost: number][];

/** What this replica lets through in one limit while Redis is lost: its share of what was left. */
export class LocalWindow implements Bucket {
  private readonly bucket: Bucket;
  private readonly isOpen: boolean;
  private readonly strict: boolean;
  private spent: Spent = [];

  /**
   * @param known what Redis last said of the key
   * @param onSpent hears of every change Redis has not heard of
   */
  constructor(
    charge: Charge,
    readonly known: Known | undefined,
    private readonly fleet: Fleet,
    private readonly onSpent: () => void,
  ) {
    const { strict, windowMs, onStoreLoss } = charge;
    this.bucket = known && !strict ? new FixedWindow(windowMs, known.endMs) : newBucket(charge);
    this.isOpen = onStoreLoss === 'open';
    this.strict = strict;
  }

  get endMs(): number {
    return this.bucket.endMs;
  }

  standing(limit: number, cost: number, nowMs: number): Standing {
    const known = this.known && nowMs < this.known.endMs ? this.known : undefined;
    const share = known ? this.fleet.shareOf(limit - known.used) : this.fleet.commonShareOf(limit);
    const own = this.bucket.standing(this.isOpen ? Infinity : share, cost, nowMs);
    const used = own.used + (known?.used ?? 0);
    return {
      used,
      remaining: this.isOpen ? Math.max(0, limit - used) : own.remaining,
      resetMs: own.resetMs || (known ? Math.ceil(known.endMs - nowMs) : 0),
      waitMs: own.waitMs,
    };
  }

  charge(cost: number, nowMs: number): number {
    if (nowMs >= this.bucket.endMs) this.spent = [];
    const mark = this.bucket.charge(cost, nowMs);
    this.note(nowMs, cost);
    return this.knownMark(mark) ?? mark;
  }

  giveBack(mark: number, cost: number): boolean {
    const given = this.bucket.giveBack(mark === this.knownMark() ? this.bucket.endMs : mark, cost);
    if (given) this.note(mark, -cost);
    return given;
  }

  /** What Redis has not heard of. The caller sees to it that it does. */
  takeSpent(): Spent {
    const spent = this.spent;
    this.spent = [];
    return spent;
  }

  /** What Redis calls the window that was open before it was lost, while that lasts. */
  private knownMark(endMs = this.bucket.endMs): number | undefined {
    return !this.strict && this.known?.endMs === endMs ? this.known.born : undefined;
  }

  /** Only a log tells one hit from another. */
  private note(atMs: number, cost: number): void {
    const hit = this.spent.find(([hitMs]) => !this.strict || hitMs === atMs);
    if (hit) hit[1] += cost;
    else this.spent.push([atMs, cost]);
    this.onSpent();
  }
}
