/**
 * The law of a pace, counted out over every window.
 *
 * @param timesMs ascending
 * @param driftMs by which times may be wrong
 * @returns what is wrong, in words; null when the law is kept
 */
export function breachOfLaw(timesMs: readonly number[], rate: number, driftMs: number): string | null {
  const most = Math.max(1, Math.floor(rate));
  const windowMs = (rate < 1 ? 1_000 / rate : 1_000) - driftMs;
  for (const [first, fromMs] of timesMs.entries()) {
    const calls = timesMs.slice(first).filter((atMs) => atMs < fromMs + windowMs).length;
    if (calls > most) return `${calls} calls within ${windowMs} ms from ${fromMs} at a rate of ${rate}`;
  }
  return null;
}

/**
 * The latest time in ms at which each of `calls` calls is through that ask at 0, the bucket being full.
 * Waits are rounded up to ms, by Redis and by the process.
 */
export function latestMs(rate: number, calls: number): number[] {
  const burst = rate < 2 ? 1 : Math.max(1, Math.floor(rate / 10));
  const perSecond = rate < 2 ? Math.min(rate, 1) : rate - burst;
  const roundingMs = (places: number): number => 2 + places * (rate < 2 ? 1 : 0.001);
  return Array.from({ length: calls }, (_, call) => {
    const places = Math.max(0, call - burst + 1);
    return places === 0 ? 0 : (places * 1_000) / perSecond + roundingMs(places);
  });
}
