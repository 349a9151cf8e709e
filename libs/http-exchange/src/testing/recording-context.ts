import type { CallContext, UpstreamCall } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';

/** A CallContext that keeps what it is told and lets everything be spent, until given a limit. */
export interface RecordingContext extends CallContext {
  authorized: number[];
  calls: UpstreamCall[];
  /** Credits that may be spent and reserved together. */
  limit: number;
}

export function recordingContext(signal: AbortSignal = new AbortController().signal): RecordingContext {
  let reserved = 0;
  const context: RecordingContext = {
    signal,
    authorized: [],
    calls: [],
    limit: Infinity,
    authorize(needed) {
      const spent = context.calls.reduce((sum, { credits }) => sum + credits, 0);
      const { limit } = context;
      if (spent + reserved + needed > limit) {
        throw new MeridinateError('CREDIT_LIMIT_REACHED', { spent, limit, needed });
      }
      reserved += needed;
      context.authorized.push(needed);
    },
    record(call, reservedCredits) {
      reserved -= reservedCredits;
      context.calls.push(call);
    },
  };
  return context;
}
