import { MeridinateError } from '@meridinate/errors';
import {
  CREDITS_ARE_GONE,
  errorContextOf,
  unreadable,
  type UpstreamCallName,
} from '@meridinate/http-exchange';
import { rpcError } from './rpc-error';

/** How much of a text that is no JSON goes into an error, to be redacted and cut further by the caller. */
const QUOTED_CHARACTERS = 2_000;

/**
 * The `result` of a JSON-RPC answer; nothing is promised about its shape. A result of null is one.
 *
 * @param text the whole body
 * @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE, or what the answer's `error` stands for
 */
export function rpcResult(text: string, name: UpstreamCallName): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    const quoted = text.slice(0, QUOTED_CHARACTERS);
    if (CREDITS_ARE_GONE.test(quoted)) {
      throw new MeridinateError('UPSTREAM_CREDITS_EXHAUSTED', { ...errorContextOf(name), said: quoted });
    }
    // Broken JSON of a page is chain content that helps nobody; a page of HTML is dropped by `said`.
    throw unreadable(name, /^\s*[{[]/.test(quoted) ? 'its JSON is broken' : quoted);
  }
  if (typeof answer !== 'object' || answer === null) throw unreadable(name, 'it is no JSON-RPC answer');
  const { error, result } = answer as { error?: unknown; result?: unknown };
  if (error !== undefined && error !== null) throw rpcError(name, error);
  if (result === undefined) throw unreadable(name, 'it has neither a result nor an error');
  return result;
}
