/** What a token calls itself; null for what it does not say. */
export interface TokenName {
  name: string | null;
  symbol: string | null;
}

export const NAMELESS: TokenName = { name: null, symbol: null };

const LONGEST_NAME = 200;
const NOT_PRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/gu;

/**
 * A name as it may be shown and stored: anyone may write anything into one, so padding, control and
 * direction characters are dropped and the rest is cut to 200 characters. null when nothing is left.
 */
export function cleanName(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  const characters = Array.from(raw.replace(NOT_PRINTABLE, '').trim());
  return characters.length === 0 ? null : characters.slice(0, LONGEST_NAME).join('');
}
