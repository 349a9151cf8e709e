/**
 * A time as the web client reads it: naive UTC, `YYYY-MM-DD HH:MM:SS`, rounded down to the second.
 *
 * The client appends the `Z` itself; a text that already ends in `Z` or `+00:00` shows as
 * "Invalid Date". `ms` counts from the epoch and lies within the years 0 to 9999.
 */
export function naiveUtc(ms: number): string;
export function naiveUtc(ms: number | null): string | null;
export function naiveUtc(ms: number | null): string | null {
  return ms === null
    ? null
    : new Date(ms).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace('T', ' ');
}
