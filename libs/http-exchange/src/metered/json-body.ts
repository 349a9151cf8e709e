import { MeridinateError } from '@meridinate/errors';
import { said } from '../refusal/said';
import { errorContextOf, type UpstreamCallName } from '../upstream-name';

/**
 * The JSON value in a body; nothing is promised about its shape.
 *
 * @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE, with the beginning of a text that is no JSON
 */
export function jsonBody(body: Uint8Array, name: UpstreamCallName, key: string | null): unknown {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreadable(name, said(text, key) ?? 'it is not JSON');
  }
}

/** The error for an answer whose shape is not the expected one. */
export const unreadable = (
  name: UpstreamCallName,
  reason: string,
): MeridinateError<'UPSTREAM_ANSWER_UNREADABLE'> =>
  new MeridinateError('UPSTREAM_ANSWER_UNREADABLE', { ...errorContextOf(name), said: reason });
