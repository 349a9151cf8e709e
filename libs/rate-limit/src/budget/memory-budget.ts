import { randomUUID } from 'node:crypto';
import { Shelf } from '../memory/shelf';
import { budgetStates, refusalFrom } from './answers';
import { checkActual, checkRequest, tooLarge } from './check-request';
import type {
  BudgetLine,
  BudgetState,
  CreditBudget,
  ReserveAnswer,
  Reservation,
  ReserveRequest,
} from './credit-budget';
import { LineAccount } from './line-account';

const ROOM = 10_000;
const SETTLED_KEPT = 10_000;

export interface MemoryBudgetOptions {
  /** ms since any moment; it never goes back. */
  now?: () => number;
  /** Lines that are counted each by itself; the others of a name are counted together. */
  room?: number;
}

const sinceStart = (): number => Math.floor(performance.now());

/** A budget for one process that spends alone. */
export function createMemoryBudget({
  now = sinceStart,
  room = ROOM,
}: MemoryBudgetOptions = {}): CreditBudget {
  const book = new MemoryBudget(room);
  return {
    reserve: (request) => Promise.resolve(request).then(() => book.reserve(request, now())),
    settle: (reservation, actual) =>
      Promise.resolve(actual).then(() => book.settle(reservation, actual, now())),
    read: (lines) => Promise.resolve(lines).then(() => book.read(lines, now())),
  };
}

class MemoryBudget {
  private readonly accounts: Shelf<LineAccount>;
  private readonly settled = new Set<string>();

  constructor(room: number) {
    this.accounts = new Shelf(room);
  }

  reserve(request: ReserveRequest, nowMs: number): ReserveAnswer {
    checkRequest(request);
    const { lines, amount, leaseMs } = request;
    const never = tooLarge(lines, amount);
    if (never) return never;
    const found = this.find(lines, nowMs);
    const standings = found.map(({ account }, index) =>
      account.standing(lines[index]?.limit ?? 0, amount, nowMs),
    );
    const refusal = refusalFrom(lines, standings);
    if (refusal) return refusal;
    const id = randomUUID();
    this.change(found, (account) => account.hold(id, amount, nowMs + leaseMs));
    const reservation = { id, amount, lines: lines.map(({ key, windowMs }) => ({ key, windowMs })) };
    return { verdict: 'reserved', reservation, lines: this.read(lines, nowMs) };
  }

  settle({ id, lines }: Reservation, actual: number, nowMs: number): void {
    checkActual(actual);
    if (this.settled.has(id)) return;
    this.settled.add(id);
    const [oldest] = this.settled.size > SETTLED_KEPT ? this.settled : [];
    if (oldest !== undefined) this.settled.delete(oldest);
    this.change(this.find(lines, nowMs), (account) => account.settle(id, actual, nowMs));
  }

  read(lines: readonly BudgetLine[], nowMs: number): BudgetState[] {
    const standings = this.find(lines, nowMs).map(({ account }) => account.standing(Infinity, 0, nowMs));
    return budgetStates(lines, standings);
  }

  private find(lines: readonly Line[], nowMs: number): Found[] {
    return lines.map((line, index) => {
      const known = this.accounts.find(line.key, shapeOf(line), nowMs, index);
      return { line, isNew: !known, account: known ?? new LineAccount(line.windowMs) };
    });
  }

  private change(found: readonly Found[], how: (account: LineAccount) => void): void {
    for (const { line, isNew, account } of found) {
      how(isNew ? this.accounts.put(line.key, shapeOf(line), account) : account);
    }
  }
}

interface Found {
  line: Line;
  isNew: boolean;
  account: LineAccount;
}

type Line = Reservation['lines'][number];

const shapeOf = ({ windowMs }: Line) => ({ name: 'credits', windowMs, strict: false });
