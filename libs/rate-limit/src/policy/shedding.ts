import type { CallerClass, Priority } from './tiers';

/** How loaded the process is at one moment. */
export interface LoadSample {
  /** ms since any moment; it never goes back. */
  atMs: number;
  /** Requests being answered; streams that stay open do not count. */
  inFlight: number;
  /** Mean delay of the event loop since the sample before. */
  loopDelayMs: number;
}

/** From either figure on the process is overloaded. Delay alone would miss requests that wait for others. */
export type LoadLimits = Pick<LoadSample, 'inFlight' | 'loopDelayMs'>;

export interface LoadState {
  /** 0 sheds nobody; each level sheds more, up to 4. */
  level: number;
  heading: 'up' | 'down';
  /** When the level first moved the way it is heading. */
  turnedAtMs: number;
  changedAtMs: number;
  /** Since when the process is overloaded, or calm; null when it is not. */
  overSinceMs: number | null;
  calmSinceMs: number | null;
}

/** The state of a process that has just started. */
export const UNLOADED: LoadState = {
  level: 0,
  heading: 'down',
  turnedAtMs: -Infinity,
  changedAtMs: -Infinity,
  overSinceMs: null,
  calmSinceMs: null,
};

const LEVEL_MAX = 4;
/** Between this part of a limit and the limit itself the level stays. */
const CALM_BELOW = 0.7;
const RAISE_AFTER_MS = 1_000;
const LOWER_AFTER_MS = 4_000;
/** The level changes its direction at most this often, or shedding and returning callers would swing. */
const TURN_AFTER_MS = 10_000;

/** The level from which on a request is shed: anonymous before keyed, analysis before read before metrics. */
const SHED_FROM: Readonly<Record<CallerClass, Readonly<Record<Priority, number>>>> = {
  anonymous: { analysis: 1, refresh: 1, read: 2, metrics: 4 },
  keyed: { analysis: 3, refresh: 3, read: 4, metrics: Infinity },
};

/**
 * The state after a sample. Take one about every quarter of a second, also when no requests come: the
 * level moves by one at a time, up after a second of overload, down after four seconds of calm.
 */
export function nextLoad(before: LoadState, sample: LoadSample, limits: LoadLimits): LoadState {
  const { atMs } = sample;
  const pressure = Math.max(sample.inFlight / limits.inFlight, sample.loopDelayMs / limits.loopDelayMs);
  const overSinceMs = pressure >= 1 ? (before.overSinceMs ?? atMs) : null;
  const calmSinceMs = pressure < CALM_BELOW ? (before.calmSinceMs ?? atMs) : null;
  const held = { ...before, overSinceMs, calmSinceMs };

  const lasted = (sinceMs: number | null, ms: number): boolean =>
    sinceMs !== null && atMs - Math.max(sinceMs, before.changedAtMs) >= ms;
  const move = (heading: LoadState['heading'], by: 1 | -1): LoadState => {
    const turns = heading !== before.heading;
    if (turns && atMs - before.turnedAtMs < TURN_AFTER_MS) return held;
    const turnedAtMs = turns ? atMs : before.turnedAtMs;
    return { ...held, level: before.level + by, heading, turnedAtMs, changedAtMs: atMs };
  };

  if (before.level < LEVEL_MAX && lasted(overSinceMs, RAISE_AFTER_MS)) return move('up', 1);
  if (before.level > 0 && lasted(calmSinceMs, LOWER_AFTER_MS)) return move('down', -1);
  return held;
}

/** Whether a level sheds the requests of such a caller to a tier of such a priority. */
export const isShed = (level: number, callerClass: CallerClass, priority: Priority): boolean =>
  level >= SHED_FROM[callerClass][priority];
