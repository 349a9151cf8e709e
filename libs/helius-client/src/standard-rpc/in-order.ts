import type { CallContext } from '@meridinate/analysis-core';
import { isMeridinateError } from '@meridinate/errors';

/**
 * Buys something for each item, a few at a time, the first items first.
 *
 * When a purchase fails for good, the others are aborted and waited for, so that nothing is spent after
 * this has rejected. When only the credits end, what was bought up to there is worth having: the result
 * then is shorter than the items.
 *
 * @throws the first error; CREDIT_LIMIT_REACHED when it is the first item that cannot be paid for
 */
export async function buyInOrder<I, O>(
  items: readonly I[],
  atOnce: number,
  context: CallContext,
  buy: (item: I, context: CallContext) => Promise<O>,
): Promise<O[]> {
  const stop = new AbortController();
  const relay = (): void => stop.abort(context.signal.reason);
  context.signal.addEventListener('abort', relay, { once: true });
  if (context.signal.aborted) relay();
  const stoppable = { ...context, signal: stop.signal };
  const bought: O[] = [];
  const failures: unknown[] = [];
  let next = 0;
  let end = items.length;

  async function buyUntilEnd(): Promise<void> {
    while (next < end) {
      const at = next++;
      try {
        bought[at] = await buy(items[at] as I, stoppable);
      } catch (error) {
        const paysForSome = at > 0 && isMeridinateError(error, 'CREDIT_LIMIT_REACHED');
        end = Math.min(end, paysForSome ? at : 0);
        if (paysForSome) continue;
        failures.push(error);
        stop.abort(error);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, buyUntilEnd));
  context.signal.removeEventListener('abort', relay);
  if (failures.length > 0) throw failures[0];
  return bought.slice(0, end);
}
