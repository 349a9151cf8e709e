import { longestWait } from '../memory/buckets';
import type { LineStanding } from './check-request';
import type { BudgetLine, BudgetState, ReserveAnswer } from './credit-budget';

export function budgetStates(
  lines: readonly BudgetLine[],
  standings: readonly LineStanding[],
): BudgetState[] {
  return standings.flatMap(({ used, reserved, resetMs }, index) => {
    const line = lines[index];
    if (!line) return [];
    const { name, limit, windowMs } = line;
    return {
      name,
      limit,
      windowMs,
      used,
      reserved,
      remaining: Math.max(0, limit - used - reserved),
      resetMs,
    };
  });
}

/** The refusal where a line needs a wait; null where all fits. */
export function refusalFrom(
  lines: readonly BudgetLine[],
  standings: readonly LineStanding[],
): ReserveAnswer | null {
  const wait = longestWait(standings.map(({ waitMs }) => waitMs));
  const states = budgetStates(lines, standings);
  const binding = states[wait?.index ?? -1];
  return wait && binding ? { verdict: 'refused', lines: states, binding, waitMs: wait.waitMs } : null;
}
