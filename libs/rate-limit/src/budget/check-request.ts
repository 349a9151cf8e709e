import type { BudgetLine, ReserveAnswer, ReserveRequest } from './credit-budget';

const isCount = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

/** @throws RangeError for a request nobody can mean */
export function checkRequest({ lines, amount, leaseMs }: ReserveRequest): void {
  if (lines.length === 0) throw new RangeError('a reservation needs a line');
  const keys = new Set(lines.map(({ key }) => key));
  if (keys.size < lines.length) throw new RangeError('two lines of a reservation have one key');
  const counts = [amount, leaseMs, ...lines.flatMap(({ limit, windowMs }) => [limit, windowMs])];
  if (counts.every((value) => isCount(value, 1))) return;
  throw new RangeError('amount, lease, limits and windows are integers of at least 1');
}

/** @throws RangeError for what cannot have been spent */
export function checkActual(actual: number): void {
  if (!isCount(actual, 0)) throw new RangeError('credits spent are an integer of at least 0');
}

/** The answer where a line can never hold the amount; null where all can. */
export function tooLarge(lines: readonly BudgetLine[], amount: number): ReserveAnswer | null {
  const line = lines.find(({ limit }) => amount > limit);
  return line ? { verdict: 'oversized', name: line.name, limit: line.limit, amount } : null;
}

/** What one line says of a reservation, in numbers: the answer of the store. */
export interface LineStanding {
  used: number;
  reserved: number;
  resetMs: number;
  waitMs: number;
}
