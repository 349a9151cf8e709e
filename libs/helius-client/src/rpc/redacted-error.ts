import { MeridinateError, isMeridinateError, type UpstreamContext } from '@meridinate/errors';
import { said } from '@meridinate/http-exchange';

/**
 * An upstream error with the key taken out of what Helius said; any other error as it is. Its cause is
 * dropped, because that may quote the answer.
 */
export function redactedError(error: unknown, key: string): unknown {
  if (!isMeridinateError(error)) return error;
  const context = error.context as UpstreamContext;
  if (context.said === undefined) return error;
  return new MeridinateError(error.code, { ...context, said: said(context.said, key) });
}
