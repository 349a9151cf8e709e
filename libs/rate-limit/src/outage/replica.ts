import type { Charge, Decision, LimitState, Receipt } from '../limiter';
import { Buckets } from '../memory/buckets';
import { limitKey } from '../redis/keys';
import type { Known, KnownLimits } from '../redis/known-limits';
import type { Fleet } from './fleet';
import type { Journal } from './journal';
import { LocalWindow } from './local-window';

/** After so long a request that was turned away may find Redis back. */
const TRY_AGAIN_MS = 2_000;

interface ReplicaParts {
  known: KnownLimits;
  fleet: Fleet;
  journal: Journal;
  /** ms on the clock of Redis, as far as it can be told. */
  now: () => number;
}

/** What one replica does by itself while Redis is lost. */
export class Replica {
  private readonly windows: Buckets<LocalWindow>;

  constructor(private readonly parts: ReplicaParts) {
    this.windows = new Buckets((charge, nowMs) => this.open(charge, nowMs), 'replica');
  }

  decide(charges: readonly Charge[]): Decision {
    const closed = charges.find(({ onStoreLoss }) => onStoreLoss === 'closed');
    if (closed) return { verdict: 'unavailable', name: closed.name, waitMs: TRY_AGAIN_MS };
    return this.windows.decide(charges, this.parts.now());
  }

  read(charges: readonly Charge[]): LimitState[] {
    return this.windows.read(charges, this.parts.now());
  }

  refund(receipt: Receipt): void {
    if (receipt.by === 'replica') this.windows.refund(receipt);
    else this.parts.journal.noteRefund(receipt);
  }

  /** Redis has lost what was known of a key. */
  noteLost(key: string, known: Known): void {
    this.parts.journal.noteLost(key, known);
  }

  /** Redis has lost all it knew. */
  noteMemoryLost(): void {
    for (const [key, known] of this.parts.known.live(this.parts.now())) this.noteLost(key, known);
  }

  /**
   * Redis has said how a key stands, with all that was spent here. Not before that may a next outage
   * begin anew with the key: the last one's spending would be forgotten.
   */
  noteHeard(charge: Charge): void {
    this.windows.shelf.delete(charge.key);
  }

  private open(charge: Charge, nowMs: number): LocalWindow {
    const { known, fleet, journal } = this.parts;
    const key = limitKey(charge);
    const window: LocalWindow = new LocalWindow(charge, known.find(key, nowMs), fleet, () =>
      journal.noteSpent(key, window, charge),
    );
    return window;
  }
}
