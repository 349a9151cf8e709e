import type { BudgetLine, Identity } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';

const DAY_MS = 86_400_000;

type Budget = Settings['rateLimit']['creditBudgets'][number];

/** Such as `credits_caller_hour` and `credits_day`. */
const nameOf = ({ scope, windowMs }: Budget): string =>
  ['credits', ...(scope === 'caller' ? ['caller'] : []), windowMs === DAY_MS ? 'day' : 'hour'].join('_');

/** The budgets in which the analyses of a caller count: its own and those of all callers together. */
export const budgetLines = (budgets: readonly Budget[], { keys }: Identity): BudgetLine[] =>
  budgets.map((budget) => {
    const name = nameOf(budget);
    const whose = budget.scope === 'caller' ? (keys[0]?.key ?? 'none') : 'all';
    return { key: `${whose}:${name}`, name, limit: budget.limit, windowMs: budget.windowMs };
  });
