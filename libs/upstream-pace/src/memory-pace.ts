import { abortError } from '@meridinate/http-exchange';
import { openLines } from './line/open-lines';
import type { PaceInstruments, UpstreamPace, UpstreamRates } from './upstream-pace';

/** A pace for one process that has the upstreams to itself. */
export function createMemoryPace(rates: UpstreamRates, instruments: PaceInstruments = {}): UpstreamPace {
  const lines = openLines(rates, instruments);
  return {
    async admit(upstream, signal) {
      if (signal.aborted) throw abortError(signal);
      await lines.get(upstream)?.pass(signal);
    },
  };
}
