import { setTimeout as wait } from 'node:timers/promises';
import { isMeridinateError, type MeridinateError, type UpstreamContext } from '@meridinate/errors';
import { abortError } from '../exchange/abort-error';
import { isBodyTooLarge } from '../exchange/exchange';
import { backOffMs, type BackOff } from './back-off';

/** When to try again. */
export interface RetryPolicy extends BackOff {
  /** Tries in all, the first included; 1 or more. */
  attempts: number;
  /** Narrows what is tried again further than the error's class does. */
  worthwhile?(error: MeridinateError): boolean;
}

/** Resolves after `ms`; may reject when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface RetryInstruments {
  sleep?: Sleep;
  /** Uniform in [0, 1). */
  random?: () => number;
}

const realSleep: Sleep = (ms, signal) => wait(ms, undefined, { signal });

/**
 * Runs `run` until it succeeds, its error is not worth another try, or the tries are used up; then the
 * last error is thrown. Only a MeridinateError that calls itself retryable is tried again.
 *
 * @throws the signal's reason or ANALYSIS_ABORTED when the caller gives up during a wait
 */
export async function retrying<T>(
  policy: RetryPolicy,
  run: () => Promise<T>,
  { signal, sleep = realSleep, random = Math.random }: RetryInstruments & { signal: AbortSignal },
): Promise<T> {
  for (let failed = 1; ; failed++) {
    try {
      return await run();
    } catch (error) {
      if (failed >= policy.attempts || !isWorthAnotherTry(error, policy)) throw error;
      const asked = (error.context as Partial<UpstreamContext>).retryAfterMs;
      await untilNextTry(sleep(backOffMs(policy, failed, random, asked), signal), signal);
    }
  }
}

const isWorthAnotherTry = (error: unknown, policy: RetryPolicy): error is MeridinateError =>
  isMeridinateError(error) &&
  error.retryable &&
  !isBodyTooLarge(error) &&
  (policy.worthwhile?.(error) ?? true);

async function untilNextTry(sleeping: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await sleeping;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  if (signal.aborted) throw abortError(signal);
}
