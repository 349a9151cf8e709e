import type { AnsweredLimits, BudgetState } from '@meridinate/rate-limit';
import type { Passage } from '../passage';

/** Shows the budgets among the limits of the answer. */
export function tell(
  passage: Passage,
  lines: readonly BudgetState[],
  refused: AnsweredLimits['refusal'] = null,
): void {
  const { limits = [], refusal = null, inCredits = new Set<string>() } = passage.answered ?? {};
  passage.answered = {
    limits: [...limits, ...lines],
    refusal: refused ?? refusal,
    inCredits: new Set([...inCredits, ...lines.map(({ name }) => name)]),
  };
}
