import type { PaceInstruments, UpstreamPace, UpstreamRates } from '../upstream-pace';
import { Traffic } from './traffic';
import { VirtualClock } from './virtual-clock';

/** One way to keep a pace. */
export interface Subject {
  /** Paces that keep one pace together, nobody having called yet. */
  open(rates: UpstreamRates, instruments: PaceInstruments): Promise<UpstreamPace[]>;
  /** How far in ms a clock of the subject's own has gone since `open`, while the virtual one stood. */
  driftMs(): Promise<number>;
  /** Property runs it has time for. */
  runs: number;
}

/** The subject's paces on a virtual clock, and traffic for them. */
export async function openWith(subject: Subject, rates: UpstreamRates) {
  const clock = new VirtualClock();
  const paces = await subject.open(rates, { now: clock.now, sleep: clock.sleep });
  return { clock, paces, one: paces.slice(0, 1), traffic: new Traffic(clock) };
}
