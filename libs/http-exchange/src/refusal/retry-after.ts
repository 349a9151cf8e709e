/**
 * Milliseconds asked for by a `Retry-After` header (RFC 9110, 10.2.3): whole seconds or an HTTP date.
 * undefined when the header is absent or neither; never negative.
 *
 * @param now unix time in ms
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date names its month; Date.parse alone would take "-5" or "1.5" for one.
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
