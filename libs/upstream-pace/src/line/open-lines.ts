import { bucketOf } from '../bucket/bucket-shape';
import type { PaceInstruments, Upstream, UpstreamRates } from '../upstream-pace';
import { Line } from './line';

/** A line for each upstream that has a rate. */
export function openLines(rates: UpstreamRates, instruments: PaceInstruments): ReadonlyMap<Upstream, Line> {
  const entries = Object.entries(rates) as [Upstream, number | undefined][];
  return new Map(
    entries.flatMap(([upstream, rate]) =>
      rate === undefined ? [] : [[upstream, new Line(bucketOf(rate), instruments)] as const],
    ),
  );
}
