import { randomUUID } from 'node:crypto';
import { type Room, Shelf } from '../memory/shelf';
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

const SETTLED_KEPT = 10_000;

export interface MemoryBudgetOptions {
  /** ms since any moment; it never goes back. */
  now?: () => number;
  /** Lines that are counted each by itself; the others of a name are counted together. */
  room?: Partial<Room>;
}

const sinceStart = (): number => Math.floor(performance.now());

/** A budget for one process that spends alone. */
export function createMemoryBudget({ now = sinceStart, room }: MemoryBudgetOptions = {}): CreditBudget {
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

  constructor(room?: Partial<Room>) {
    this.accounts = new Shelf(room);
  }

  reserve(request: ReserveRequest, nowMs: number): ReserveAnswer {
    checkRequest(request);
    const { lines, amount, leaseMs } = request;
    const never = tooLarge(lines, amount);
    if (never) return never;
    const found = this.locate(lines, nowMs);
    const standings = found.map(({ account }, index) =>
      account.standing(lines[index]?.limit ?? 0, amount, nowMs),
    );
    const refusal = refusalFrom(lines, standings);
    if (refusal) return refusal;
    const id = randomUUID();
    this.change(found, (account) => account.hold(id, amount, nowMs + leaseMs));
    const reservation = {
      id,
      amount,
      lines: found.map(({ key, line }) => ({ key, name: line.name, windowMs: line.windowMs })),
    };
    return { verdict: 'reserved', reservation, lines: this.read(lines, nowMs) };
  }

  settle({ id, lines }: Reservation, actual: number, nowMs: number): void {
    checkActual(actual);
    if (this.settled.has(id)) return;
    this.settled.add(id);
    const [oldest] = this.settled.size > SETTLED_KEPT ? this.settled : [];
    if (oldest !== undefined) this.settled.delete(oldest);
    this.change(this.locate(lines, nowMs), (account) => account.settle(id, actual, nowMs));
  }

  read(lines: readonly BudgetLine[], nowMs: number): BudgetState[] {
    const standings = this.locate(lines, nowMs).map(({ account }) => account.standing(Infinity, 0, nowMs));
    return budgetStates(lines, standings);
  }

  private locate(lines: readonly Line[], nowMs: number): Found[] {
    return lines.map((line, index) => {
      const key = this.accounts.keyFor(line.key, poolOf(line), nowMs, index);
      const account = this.accounts.find(key, nowMs) ?? new LineAccount(line.windowMs);
      return { line, key, account };
    });
  }

  private change(found: readonly Found[], how: (account: LineAccount) => void): void {
    for (const { line, key, account } of found) how(this.accounts.put(key, poolOf(line), account));
  }
}

interface Found {
  line: Line;
  /** Where it is counted: of the line, or of those of its name that are counted together. */
  key: string;
  account: LineAccount;
}

type Line = Reservation['lines'][number];

const poolOf = ({ name, windowMs }: Line): string => `${name}:${windowMs}`;
