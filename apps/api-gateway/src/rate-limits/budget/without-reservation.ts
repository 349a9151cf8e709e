import type { AnsweredLimits, BudgetState } from '@meridinate/rate-limit';
import { type Observable, tap } from 'rxjs';
import type { Passage } from '../passage';
import type { NotReserved } from './credit-refusal';
import { isJoined, type Submitted } from './submitted';
import { tell } from './tell-budgets';

const linesOf = (answer: NotReserved): BudgetState[] => (answer.verdict === 'refused' ? answer.lines : []);

const refusalOf = (answer: NotReserved): AnsweredLimits['refusal'] =>
  answer.verdict === 'refused' ? answer : null;

/** A submission that may only join; it is refused when it ends in the error that says so. */
export const refusedWith = (
  refusal: Error,
  { passage, answer }: { passage: Passage; answer: NotReserved },
  handled: Observable<Submitted>,
): Observable<Submitted> =>
  handled.pipe(
    tap({
      next: () => tell(passage, linesOf(answer)),
      error(error: unknown) {
        if (error === refusal) passage.outcome = 'block';
        tell(passage, linesOf(answer), error === refusal ? refusalOf(answer) : null);
      },
    }),
  );

/** Counts and tells what would have been refused, and lets it begin. */
export const shadowed = (
  passage: Passage,
  answer: NotReserved,
  handled: Observable<Submitted>,
): Observable<Submitted> =>
  handled.pipe(
    tap({
      next(submitted) {
        const isRefused = !isJoined(submitted);
        passage.isShadowed ||= isRefused;
        tell(passage, linesOf(answer), isRefused ? refusalOf(answer) : null);
      },
      error: () => tell(passage, linesOf(answer)),
    }),
  );
