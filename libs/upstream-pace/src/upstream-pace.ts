import type { UpstreamCall } from '@meridinate/analysis-core';
import type { Sleep } from '@meridinate/http-exchange';

export type Upstream = UpstreamCall['upstream'];

/** Calls per second, more than 0 and not always whole; an upstream without a rate is not held back. */
export type UpstreamRates = Readonly<Partial<Record<Upstream, number>>>;

/**
 * The pace at which upstreams may be called.
 *
 * In no second do more than `max(1, floor(rate))` calls of an upstream start; at a rate below 1 no two
 * are closer than `1 / rate` seconds. What counts is the time each call was given: a process that
 * stalls starts the calls of its stall late and together.
 */
export interface UpstreamPace {
  /**
   * Resolves when one call may start; calls of one pace are let through in the order they asked. A call
   * that is aborted while it waits leaves its place empty: that place is lost, nobody moves up.
   *
   * @throws the abort of `signal`, and nothing else
   */
  admit(upstream: Upstream, signal: AbortSignal): Promise<void>;
}

/** What a pace reads the time from and waits with. Each has a real default; specs bring their own. */
export interface PaceInstruments {
  /** ms since any moment; it never goes back. Fractions are dropped. */
  now?: () => number;
  sleep?: Sleep;
}

export interface RedisPaceInstruments extends PaceInstruments {
  /** Hears the first error of each outage of Redis, without secrets. It must not throw. */
  onOutage: (error: Error) => void;
}
