import { limitState } from '../bucket/limit-state';
import { checkCharges, oversized } from '../check-charges';
import type { Charge, Decision, Limiter, LimitState, Receipt, ReceiptItem } from '../limiter';
import { longestWait } from '../memory/buckets';
import type { Replica } from '../outage/replica';
import { limitKey, REFUNDS_KEY } from './keys';
import type { Heard, KnownLimits } from './known-limits';
import type { RedisClock } from './redis-clock';
import { NUMBERS_PER_LIMIT } from './scripts/decide';
import type { StoreLink } from './store-link';

const CHARGE = 1;
const LOOK = 0;

interface RedisLimiterParts {
  link: StoreLink;
  clock: RedisClock;
  known: KnownLimits;
  replica: Replica;
}

/** Limits that all processes with the same Redis keep together. */
export class RedisLimiter implements Limiter {
  private readonly refunded = new WeakSet<Receipt>();

  constructor(private readonly parts: RedisLimiterParts) {}

  async decide(charges: readonly Charge[]): Promise<Decision> {
    const { link, replica } = this.parts;
    checkCharges(charges);
    const tooLarge = oversized(charges);
    if (tooLarge) return tooLarge;
    const denial = this.denial(charges);
    if (denial) return denial;
    if (link.isFull) {
      await link.turn();
      // Those before it may have used up the limit.
      const late = this.denial(charges);
      if (late) {
        link.passTurn();
        return late;
      }
    }
    if (link.state === 'lost') return replica.decide(charges);
    try {
      const late = (answer: number[]): void => void this.undo(charges, answer);
      return this.decisionFrom(charges, await this.run(CHARGE, charges, late));
    } catch {
      return replica.decide(charges);
    }
  }

  async read(charges: readonly Charge[]): Promise<LimitState[]> {
    checkCharges(charges);
    if (this.parts.link.state === 'lost') return this.parts.replica.read(charges);
    try {
      const answer = await this.run(LOOK, charges);
      return this.heardFrom(charges, answer).map((heard, index) => stateFrom(charges[index]!, heard));
    } catch {
      return this.parts.replica.read(charges);
    }
  }

  async refund(receipt: Receipt): Promise<void> {
    if (this.refunded.has(receipt)) return;
    this.refunded.add(receipt);
    const { link, clock, known, replica } = this.parts;
    if (link.state === 'lost') return replica.refund(receipt);
    known.doubt(clock.nowMs());
    const { keys, args } = refundCall(receipt.items);
    // One that is given up may have been made, so it is not tried again.
    await link.ask('meridinateRefund', keys, args).catch(() => undefined);
  }

  private denial(charges: readonly Charge[]): Decision | null {
    const { link, clock, known } = this.parts;
    return link.state === 'lost' ? null : known.denial(charges, clock.nowMs());
  }

  private run(mode: number, charges: readonly Charge[], late?: (answer: number[]) => void) {
    const args: number[] = [mode];
    for (const { limit, windowMs, cost, strict } of charges) args.push(limit, windowMs, cost, strict ? 1 : 0);
    return this.parts.link.ask('meridinateDecide', charges.map(limitKey), args, late);
  }

  private decisionFrom(charges: readonly Charge[], answer: readonly number[]): Decision {
    const heard = this.heardFrom(charges, answer);
    const limits = heard.map((each, index) => stateFrom(charges[index]!, each));
    if (answer[1] === CHARGE) {
      return { verdict: 'admitted', by: 'store', limits, receipt: receiptFrom(charges, heard) };
    }
    const wait = longestWait(heard.map(({ waitMs }) => waitMs));
    const binding = limits[wait?.index ?? -1];
    if (!wait || !binding) throw new Error('Redis refused charges that fit');
    return { verdict: 'refused', by: 'store', limits, binding, waitMs: wait.waitMs };
  }

  private heardFrom(charges: readonly Charge[], answer: readonly number[]): Heard[] {
    const nowMs = answer[0] ?? 0;
    return charges.map((charge, index) => {
      const at = 2 + index * NUMBERS_PER_LIMIT;
      const [used = 0, resetMs = 0, waitMs = 0, born = 0, goneMs = 0] = answer.slice(
        at,
        at + NUMBERS_PER_LIMIT,
      );
      const heard = { nowMs, used, resetMs, waitMs, born, goneMs };
      const lost = this.parts.known.learn(charge, heard);
      if (this.parts.link.state === 'healthy') this.parts.replica.noteHeard(charge);
      if (lost) this.parts.replica.noteLost(limitKey(charge), lost);
      return heard;
    });
  }

  /** The caller has been answered already, by this replica alone. */
  private async undo(charges: readonly Charge[], answer: readonly number[]): Promise<void> {
    if (answer[1] !== CHARGE) return;
    await this.refund(receiptFrom(charges, this.heardFrom(charges, answer)));
  }
}

/** Keys and arguments of the script that gives back. */
export function refundCall(items: readonly ReceiptItem[]): { keys: string[]; args: number[] } {
  const args = items.flatMap(({ strict, windowMs, mark, cost }) => [strict ? 1 : 0, windowMs, mark, cost]);
  return { keys: [...items.map(limitKey), REFUNDS_KEY], args };
}

function stateFrom(charge: Charge, { used, resetMs }: Heard): LimitState {
  return limitState(charge, { used, remaining: Math.max(0, charge.limit - used), resetMs });
}

function receiptFrom(charges: readonly Charge[], heard: readonly Heard[]): Receipt {
  const items = heard.map(({ nowMs, born }, index) => {
    const { key, strict, windowMs, cost } = charges[index]!;
    return { key, strict, windowMs, cost, mark: strict ? nowMs : born };
  });
  return { by: 'store', items };
}
