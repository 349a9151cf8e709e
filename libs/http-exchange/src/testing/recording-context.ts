import type { CallContext, UpstreamCall } from '@meridinate/analysis-core';

/** A CallContext that keeps what it is told and lets everything be spent. */
export interface RecordingContext extends CallContext {
  authorized: number[];
  calls: UpstreamCall[];
}

export function recordingContext(signal: AbortSignal = new AbortController().signal): RecordingContext {
  const authorized: number[] = [];
  const calls: UpstreamCall[] = [];
  return {
    signal,
    authorized,
    calls,
    authorize: (worstCaseCredits) => void authorized.push(worstCaseCredits),
    record: (call) => void calls.push(call),
  };
}
