import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_LOOKS_MS = 10;
const DEADLINE_MS = 15_000;

/** Looks until `condition` holds. Fails with `what` when it does not within 15 s. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await pause(BETWEEN_LOOKS_MS);
  }
}
