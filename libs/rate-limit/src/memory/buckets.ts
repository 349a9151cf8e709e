import type { Bucket, Standing } from '../bucket/bucket';
import { limitState } from '../bucket/limit-state';
import { checkCharges, oversized } from '../check-charges';
import type { Charge, DecidedBy, Decision, LimitState, Receipt, ReceiptItem } from '../limiter';
import { type Room, Shelf } from './shelf';

interface Place<T extends Bucket> {
  charge: Charge;
  /** Where it is counted: of the charge, or of those that are counted together. */
  key: string;
  pool: string;
  bucket: T;
  isNew: boolean;
  standing: Standing;
}

/** The longest wait, and whose it is; null where everything fits. */
export function longestWait(waitsMs: readonly number[]): { index: number; waitMs: number } | null {
  const waitMs = Math.max(...waitsMs);
  return waitMs > 0 ? { index: waitsMs.indexOf(waitMs), waitMs } : null;
}

/** Whose counts may become one: keyed callers never share with others, nor one limit with another. */
const poolOf = ({ name, callerClass, limit, windowMs, strict }: Charge): string =>
  `${name}:${callerClass}:${limit}:${windowMs}:${strict}`;

/** Limits in the memory of this process. All is checked and charged in one go, so nothing comes between. */
export class Buckets<T extends Bucket> {
  readonly shelf: Shelf<T>;

  /**
   * @param open makes the bucket of a key that has none; where keys are counted together, of theirs
   * @param room keys that are counted each by itself; a pool are those of one policy and class of callers
   */
  constructor(
    private readonly open: (charge: Charge, nowMs: number) => T,
    private readonly by: DecidedBy,
    room?: Partial<Room>,
  ) {
    this.shelf = new Shelf(room);
  }

  decide(charges: readonly Charge[], nowMs: number): Decision {
    checkCharges(charges);
    const tooLarge = oversized(charges);
    if (tooLarge) return tooLarge;
    const places = this.locate(charges, nowMs);
    const states = places.map(({ charge, standing }) => limitState(charge, standing));
    const wait = longestWait(places.map(({ standing }) => standing.waitMs));
    const binding = states[wait?.index ?? -1];
    if (wait && binding) {
      return { verdict: 'refused', by: this.by, limits: states, binding, waitMs: wait.waitMs };
    }
    return this.admit(places, nowMs);
  }

  read(charges: readonly Charge[], nowMs: number): LimitState[] {
    checkCharges(charges);
    return this.locate(charges, nowMs).map(({ charge, standing }) => limitState(charge, standing));
  }

  refund({ items }: Receipt): void {
    for (const { key, mark, cost } of items) this.shelf.get(key)?.giveBack(mark, cost);
  }

  private locate(charges: readonly Charge[], nowMs: number): Place<T>[] {
    let newcomers = 0;
    return charges.map((charge) => {
      const pool = poolOf(charge);
      const key = this.shelf.keyFor(charge.key, pool, nowMs, newcomers);
      const known = this.shelf.find(key, nowMs);
      const isNew = known === undefined;
      if (isNew) newcomers += 1;
      const bucket = known ?? this.open({ ...charge, key }, nowMs);
      const standing = bucket.standing(charge.limit, charge.cost, nowMs);
      return { charge, key, pool, bucket, isNew, standing };
    });
  }

  private admit(places: readonly Place<T>[], nowMs: number): Decision {
    const items: ReceiptItem[] = [];
    const limits = places.map(({ charge, key, pool, bucket, isNew }) => {
      const { strict, windowMs, cost, limit } = charge;
      const counting = isNew ? this.shelf.put(key, pool, bucket) : bucket;
      items.push({ key, strict, windowMs, cost, mark: counting.charge(cost, nowMs) });
      return limitState(charge, counting.standing(limit, 0, nowMs));
    });
    return { verdict: 'admitted', by: this.by, limits, receipt: { by: this.by, items } };
  }
}
