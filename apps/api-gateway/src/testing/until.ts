import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 15_000;
const EVERY_MS = 20;

/** Asks until the answer is truthy and returns it. Rejects with `what` when that takes too long. */
export async function until<T>(what: string, ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await delay(EVERY_MS);
  }
  throw new Error(`it did not happen in time: ${what}`);
}
