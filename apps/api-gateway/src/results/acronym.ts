const STOP_WORDS = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'but',
  'by',
  'for',
  'from',
  'in',
  'is',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);
const LONGEST_SHORT_NAME = 5;

/**
 * A few letters for a token: the initials of a name of several words, stop words apart; a short name
 * as it is; else the symbol, else the name. Null when neither is known.
 */
export function acronymOf(name: string | null, symbol: string | null): string | null {
  const words = name?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  const [first] = telling;
  if (first === undefined) return symbol?.trim() || words[0] || null;
  if (telling.length > 1)
    return telling
      .map((word) => [...word][0])
      .join('')
      .toUpperCase();
  return [...first].length <= LONGEST_SHORT_NAME ? first : symbol?.trim() || first;
}
