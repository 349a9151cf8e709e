import { MeridinateError, isMeridinateError } from '@meridinate/errors';

/**
 * The error to throw for an aborted signal: its reason when that is one of ours, ANALYSIS_ABORTED
 * otherwise.
 */
export function abortError(signal: AbortSignal): MeridinateError {
  const reason: unknown = signal.reason;
  if (isMeridinateError(reason)) return reason;
  if (typeof reason === 'string') return new MeridinateError('ANALYSIS_ABORTED', { reason });
  const ranOutOfTime = (reason as { name?: unknown } | null | undefined)?.name === 'TimeoutError';
  return new MeridinateError(
    'ANALYSIS_ABORTED',
    { reason: ranOutOfTime ? 'it ran out of time' : 'it was cancelled' },
    { cause: reason },
  );
}
