/** So many in a window of so long. */
export interface Rate {
  /** Whole, at least 1. */
  limit: number;
  windowMs: number;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};
const RATE = /^(\d{1,12})\s*\/\s*(\d{1,4})?\s*(second|minute|hour|day)s?$/i;
const WINDOW_MS_MAX = 31 * 86_400_000;
const LIMIT_MAX = 1_000_000_000;

/** Reads a rate such as `5/hour`, `1000/day` or `5/10seconds`; null when it is none. */
export function parseRate(text: string): Rate | null {
  const [, limit = '', count = '1', unit = ''] = RATE.exec(text) ?? [];
  const windowMs = Number(count) * (UNIT_MS[unit.toLowerCase()] ?? 0);
  return Number(limit) >= 1 && windowMs >= 1 && windowMs <= WINDOW_MS_MAX
    ? { limit: Number(limit), windowMs }
    : null;
}

/** What is wrong with a rate, or null. */
export function rateFault(text: string, limitMax = LIMIT_MAX): string | null {
  const rate = parseRate(text);
  if (rate === null) return 'must be a rate such as 5/hour, 100/minute or 1000/day, of at least 1';
  return rate.limit <= limitMax ? null : `must not allow more than ${limitMax} at a time`;
}
