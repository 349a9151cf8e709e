import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child';

const BETWEEN_PROBES_MS = 50;

export interface Readiness {
  /** Name of what is awaited, for the error. */
  name: string;
  deadlineMs: number;
  /** True when it answers; a rejection means: not yet. It must have a deadline of its own. */
  probe: () => Promise<boolean>;
}

/**
 * Waits until a started process answers. When it ends first, or the deadline passes, the process is
 * killed and the error carries its output.
 */
export async function untilReady(child: Child, { name, deadlineMs, probe }: Readiness): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (child.running() && Date.now() < deadline) {
    if (await probe().catch(() => false)) return;
    await pause(BETWEEN_PROBES_MS);
  }
  const ended = !child.running();
  const { code, signal } = await child.stop('SIGKILL', 0);
  const fate = ended
    ? `ended with ${signal ?? `code ${code ?? 'none'}`} before it was ready`
    : `was not ready within ${deadlineMs} ms`;
  throw new Error(`${name} ${fate}. It wrote:\n${child.output()}`);
}
