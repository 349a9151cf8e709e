import { FixedWindow } from './fixed-window';
import { HitLog } from './hit-log';

/** How a limit stands towards one more charge. */
export interface Standing {
  used: number;
  remaining: number;
  /** ms until something of what is used comes back; 0 where nothing is used. */
  resetMs: number;
  /** ms until the charge fits; 0 where it does. */
  waitMs: number;
}

/** What was charged to one key. Times are ms of one clock. */
export interface Bucket {
  /** From then on nothing counts any more. */
  readonly endMs: number;
  standing(limit: number, cost: number, nowMs: number): Standing;
  /** @returns the mark by which the charge can be given back */
  charge(cost: number, nowMs: number): number;
  /** Gives back what still counts of a charge, never more than there is; false where nothing does. */
  giveBack(mark: number, cost: number): boolean;
}

/** Nothing charged yet. */
export function newBucket({ strict, windowMs }: { strict: boolean; windowMs: number }): Bucket {
  return strict ? new HitLog(windowMs) : new FixedWindow(windowMs);
}
