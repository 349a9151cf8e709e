import { randomUUID } from 'node:crypto';
import { budgetKey, settledKey } from '../redis/keys';
import type { Recovery, StoreLink } from '../redis/store-link';
import { budgetStates, refusalFrom } from './answers';
import { checkActual, checkRequest, tooLarge, type LineStanding } from './check-request';
import type {
  BudgetLine,
  BudgetState,
  CreditBudget,
  ReserveAnswer,
  Reservation,
  ReserveRequest,
} from './credit-budget';
import { NUMBERS_PER_LINE } from './scripts';

const HELD = 1;

interface Settlement {
  reservation: Reservation;
  actual: number;
}

/**
 * A budget that all processes with the same Redis spend from. While Redis is lost nothing is reserved;
 * what is settled then waits for it, and is lost with the process.
 */
export class RedisBudget implements CreditBudget, Recovery {
  private readonly unsettled = new Map<string, Settlement>();

  constructor(private readonly link: StoreLink) {}

  async reserve(request: ReserveRequest): Promise<ReserveAnswer> {
    checkRequest(request);
    const { lines, amount, leaseMs } = request;
    const never = tooLarge(lines, amount);
    if (never) return never;
    const id = randomUUID();
    const reservation = {
      id,
      amount,
      lines: lines.map(({ key, name, windowMs }) => ({ key, name, windowMs })),
    };
    const args = [id, amount, leaseMs, ...lines.map(({ limit }) => limit)];
    const late = (answer: number[]): void => void (answer[1] === HELD && this.settle(reservation, 0));
    try {
      const answer = await this.link.ask('meridinateReserve', keysOf(lines), args, late);
      const standings = standingsFrom(answer, lines.length);
      const refusal = answer[1] === HELD ? null : refusalFrom(lines, standings);
      return refusal ?? { verdict: 'reserved', reservation, lines: budgetStates(lines, standings) };
    } catch {
      return { verdict: 'unavailable' };
    }
  }

  async settle(reservation: Reservation, actual: number): Promise<void> {
    checkActual(actual);
    this.unsettled.set(reservation.id, { reservation, actual });
    if (this.link.state === 'healthy') await this.settleOne(reservation.id, 'ask').catch(() => undefined);
  }

  async read(lines: readonly BudgetLine[]): Promise<BudgetState[] | null> {
    try {
      const answer = await this.link.ask('meridinateBudget', keysOf(lines), []);
      return budgetStates(lines, standingsFrom(answer, lines.length));
    } catch {
      return null;
    }
  }

  pending(): boolean {
    return this.link.state === 'lost' && this.unsettled.size > 0;
  }

  async recover(): Promise<void> {
    for (const id of this.unsettled.keys()) await this.settleOne(id, 'send');
  }

  private async settleOne(id: string, how: 'ask' | 'send'): Promise<void> {
    const settlement = this.unsettled.get(id);
    if (!settlement) return;
    const { reservation, actual } = settlement;
    const windowsMs = reservation.lines.map(({ windowMs }) => windowMs);
    const keys = [...keysOf(reservation.lines), settledKey(id)];
    await this.link[how]('meridinateSettle', keys, [id, actual, Math.max(...windowsMs), ...windowsMs]);
    this.unsettled.delete(id);
  }
}

const keysOf = (lines: readonly { key: string }[]): string[] => lines.map(({ key }) => budgetKey(key));

function standingsFrom(answer: readonly number[], lines: number): LineStanding[] {
  return Array.from({ length: lines }, (_, index) => {
    const at = 2 + index * NUMBERS_PER_LINE;
    const [used = 0, reserved = 0, resetMs = 0, waitMs = 0] = answer.slice(at, at + NUMBERS_PER_LINE);
    return { used, reserved, resetMs, waitMs };
  });
}
