import type { CreditBudget } from '../budget/credit-budget';
import type { Charge, Decision, Limiter } from '../limiter';

/** One way to keep limits and budgets. */
export interface Subject {
  limiter(): Limiter;
  budget(): CreditBudget;
  /** Lets `ms` pass, on whichever clock counts. */
  pass(ms: number): Promise<void>;
}

/** How far the properties go. */
export interface Extent {
  cases: number;
  /** False where the clock is not the spec's to move. */
  timePasses: boolean;
}

/** Verdicts of one charge made so many times, one after the other. */
export async function verdicts(limiter: Limiter, charge: Charge, times: number): Promise<string[]> {
  const all: string[] = [];
  for (let time = 0; time < times; time++) all.push((await limiter.decide([charge])).verdict);
  return all;
}

/** @throws where it is another verdict */
export function expectVerdict<V extends Decision['verdict']>(
  decision: Decision,
  verdict: V,
): Extract<Decision, { verdict: V }> {
  expect(decision.verdict).toBe(verdict);
  return decision as Extract<Decision, { verdict: V }>;
}
