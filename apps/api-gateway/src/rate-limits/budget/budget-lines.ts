import type { BudgetLine, Identity } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';

const DAY_MS = 86_400_000;

type Budget = Settings['rateLimit']['creditBudgets'][number];

/** Such as `credits_caller_hour` and `credits_day`. */
const nameOf = ({ scope, windowMs }: Budget): string =>
  ['credits', ...(scope === 'caller' ? ['caller'] : []), windowMs === DAY_MS ? 'day' : 'hour'].join('_');

const ALL_CALLERS = [{ key: 'all', looseness: 1 }] as const;

/**
 * The budgets in which the analyses of a caller count: its own, those of the network it is in, such as
 * `credits_caller_hour_network`, and those of all callers together.
 */
export const budgetLines = (budgets: readonly Budget[], { keys }: Identity): BudgetLine[] =>
  budgets.flatMap((budget) => {
    const name = nameOf(budget);
    return (budget.scope === 'caller' ? keys : ALL_CALLERS).map(({ key, looseness }) => ({
      key: `${key}:${name}`,
      name: looseness === 1 ? name : `${name}_network`,
      limit: budget.limit * looseness,
      windowMs: budget.windowMs,
    }));
  });
