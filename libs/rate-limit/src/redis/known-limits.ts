import { limitState } from '../bucket/limit-state';
import type { Charge, LimitState, Refusal } from '../limiter';
import { longestWait } from '../memory/buckets';
import { limitKey } from './keys';

/** Denials end so much early: our clock may be behind that of Redis, which is then asked. */
const CLOCK_SLACK_MS = 25;

/** What Redis last said of a key. Times are ms on its clock. */
export interface Known {
  strict: boolean;
  windowMs: number;
  used: number;
  /** When its record was born; another birth is another record. */
  born: number;
  seenMs: number;
  /** From then on nothing counts of what is known. */
  endMs: number;
  /** Until then `used` is not less. */
  resetMs: number;
  /** This cost is refused until `deniedUntilMs`; a higher one too, and in a log for longer. */
  deniedCost: number;
  deniedUntilMs: number;
}

/** What one answer said of one limit. */
export interface Heard {
  nowMs: number;
  used: number;
  resetMs: number;
  waitMs: number;
  born: number;
  /** Until nothing counts any more. */
  goneMs: number;
}

/** What Redis last said of the keys that were asked for last. */
export class KnownLimits {
  private readonly byKey = new Map<string, Known>();
  private believedFromMs = 0;

  constructor(private readonly room: number) {}

  /** @returns what was known of another record that Redis must have lost, for it ought to live still */
  learn(charge: Charge, heard: Heard): Known | null {
    const key = limitKey(charge);
    const before = this.byKey.get(key);
    if (before === undefined || this.byKey.size >= this.room) this.moveToEnd(key, before);
    if (heard.used === 0) this.byKey.delete(key);
    else this.byKey.set(key, knownFrom(charge, heard));
    return before && before.born !== heard.born && heard.nowMs < before.endMs ? before : null;
  }

  /** What still counts of a key. */
  find(key: string, nowMs: number): Known | undefined {
    const known = this.byKey.get(key);
    return known && nowMs < known.endMs ? known : undefined;
  }

  /** The refusal of charges one of which is known not to fit; null where Redis must be asked. */
  denial(charges: readonly Charge[], nowMs: number): Refusal | null {
    const waitsMs = charges.map((charge) => this.deniedForMs(charge, nowMs));
    const wait = longestWait(waitsMs);
    const charge = charges[wait?.index ?? -1];
    const binding = charge && this.stateOf(charge, nowMs);
    if (!wait || !binding) return null;
    const limits = charges.flatMap((each) => this.stateOf(each, nowMs) ?? []);
    return { verdict: 'refused', by: 'known', limits, binding, waitMs: Math.ceil(wait.waitMs) };
  }

  /** How a limit stands as far as is known. */
  stateOf(charge: Charge, nowMs: number): LimitState | null {
    const known = this.find(limitKey(charge), nowMs);
    if (!known || nowMs >= known.resetMs) return null;
    const remaining = Math.max(0, charge.limit - known.used);
    return limitState(charge, { used: known.used, remaining, resetMs: Math.ceil(known.resetMs - nowMs) });
  }

  /** Something was given back somewhere: what is denied must be asked for again. */
  doubt(nowMs: number): void {
    this.believedFromMs = nowMs;
  }

  /** All that still counts. */
  live(nowMs: number): [string, Known][] {
    return [...this.byKey].filter(([, { endMs }]) => nowMs < endMs);
  }

  /** The order matters only when there is no room left. */
  private moveToEnd(key: string, known: Known | undefined): void {
    if (known) {
      this.byKey.delete(key);
      this.byKey.set(key, known);
    } else if (this.byKey.size >= this.room) {
      const [oldest] = this.byKey.keys();
      if (oldest !== undefined) this.byKey.delete(oldest);
    }
  }

  private deniedForMs(charge: Charge, nowMs: number): number {
    const known = this.byKey.get(limitKey(charge));
    if (!known || known.seenMs < this.believedFromMs) return 0;
    const isDenied = known.strict ? charge.cost === known.deniedCost : charge.cost >= known.deniedCost;
    if (!isDenied) return 0;
    return nowMs < known.deniedUntilMs - CLOCK_SLACK_MS ? known.deniedUntilMs - nowMs : 0;
  }
}

function knownFrom({ strict, windowMs, limit, cost }: Charge, heard: Heard): Known {
  const { nowMs, used, born, resetMs, waitMs, goneMs } = heard;
  const resetAtMs = nowMs + resetMs;
  return {
    strict,
    windowMs,
    used,
    born,
    seenMs: nowMs,
    endMs: nowMs + goneMs,
    resetMs: resetAtMs,
    deniedCost: strict ? cost : limit - used + 1,
    deniedUntilMs: strict ? nowMs + waitMs : resetAtMs,
  };
}
