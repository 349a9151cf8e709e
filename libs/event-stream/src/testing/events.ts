import type { EventStream } from '../event-stream';
import type { LiveEvent } from '../live-event';

export const START: LiveEvent = {
  kind: 'analysis_start',
  frame: { job_id: 'a1', token_name: 'So11…1112 ☃', token_symbol: '' },
};
export const COMPLETE: LiveEvent = {
  kind: 'analysis_complete',
  frame: {
    job_id: 'a1',
    token_name: 'The Bird of Paradise',
    token_symbol: 'BIRD',
    acronym: 'BP',
    wallets_found: 2,
    token_id: 1,
  },
};
export const changed = (analysisId: string): LiveEvent => ({ kind: 'analysis_changed', analysisId });

/** Everything a new listener of `stream` hears, as it comes. */
export function heardBy(stream: EventStream): LiveEvent[] {
  const heard: LiveEvent[] = [];
  stream.subscribe((event) => heard.push(event));
  return heard;
}
