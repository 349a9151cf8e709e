import { MeridinateError, type UpstreamContext } from '@meridinate/errors';
import type { ExchangeAnswer } from '../exchange/exchange';
import { errorContextOf, type UpstreamCallName } from '../upstream-name';
import { retryAfterMs } from './retry-after';
import { said } from './said';

/** How Helius says that the month's credits are gone, in JSON or in plain text. */
export const CREDITS_ARE_GONE = /max usage reached/i;

/**
 * The error that an answer with a status other than 2xx stands for.
 *
 * @param key API key of the call; null for an upstream that takes none, where 401 and 403 say nothing
 * about a key or a plan
 * @param now unix time in ms, to read a `Retry-After` date
 */
export function classifyStatus(
  answer: ExchangeAnswer,
  name: UpstreamCallName,
  key: string | null,
  now: number,
): MeridinateError {
  const { status } = answer;
  const text = new TextDecoder().decode(answer.body);
  const context: UpstreamContext = { ...errorContextOf(name), status, said: said(text, key) };
  if (status === 429) {
    if (CREDITS_ARE_GONE.test(text)) return new MeridinateError('UPSTREAM_CREDITS_EXHAUSTED', context);
    const wait = retryAfterMs(answer.headers.get('retry-after'), now);
    return new MeridinateError('UPSTREAM_RATE_LIMITED', { ...context, retryAfterMs: wait });
  }
  if (status >= 500 || status === 408) {
    const wait = retryAfterMs(answer.headers.get('retry-after'), now);
    return new MeridinateError('UPSTREAM_FAILED', { ...context, retryAfterMs: wait });
  }
  if (key !== null && status === 401) return new MeridinateError('UPSTREAM_KEY_REJECTED', context);
  if (key !== null && status === 403) return new MeridinateError('UPSTREAM_PLAN_REFUSED', context);
  return new MeridinateError('UPSTREAM_REQUEST_REJECTED', context);
}
