import type { Dice } from './dice';
import type { Draft, Step } from './step';
import { COMPUTE_BUDGET_PROGRAM, SYSTEM_PROGRAM } from './well-known';

/** Programs built into the validator report no compute units. */
const SILENT = new Set([SYSTEM_PROGRAM, COMPUTE_BUDGET_PROGRAM]);
const UNIT_LIMIT = 200_000;

interface Logs {
  lines: string[];
  unitsConsumed: number;
}

/** Log lines of a transaction, cut at the instruction that failed. */
export function writeLogs(draft: Draft, dice: Dice): Logs {
  const lines: string[] = [];
  let unitsConsumed = 0;
  const write = (step: Step, depth: number, failure: string | null): void => {
    const before = unitsConsumed;
    lines.push(`Program ${step.program} invoke [${depth}]`);
    if (step.log !== undefined) lines.push(`Program log: ${step.log}`);
    if (failure === null) step.inner?.forEach((inner) => write(inner, depth + 1, null));
    unitsConsumed += SILENT.has(step.program) ? 150 : dice.int(1_200, 24_000);
    if (!SILENT.has(step.program)) {
      lines.push(
        `Program ${step.program} consumed ${unitsConsumed - before} of ${UNIT_LIMIT - before} compute units`,
      );
    }
    lines.push(
      failure === null ? `Program ${step.program} success` : `Program ${step.program} failed: ${failure}`,
    );
  };
  const last = draft.failsWith?.step ?? draft.steps.length - 1;
  draft.steps
    .slice(0, last + 1)
    .forEach((step, place) => write(step, 1, place === draft.failsWith?.step ? draft.failsWith.log : null));
  return { lines, unitsConsumed };
}
