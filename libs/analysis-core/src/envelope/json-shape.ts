/** Questions about parsed JSON of unknown origin. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LARGEST_U64 = 2 ** 64;

/**
 * A whole number from 0 to that of 64 bits, the largest the chain has. Above 2^53 parsing has rounded
 * its last digits.
 */
export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_U64;
}

export function isWholeArray(value: unknown, length: number): value is number[] {
  if (!Array.isArray(value) || value.length !== length) return false;
  for (let index = 0; index < length; index++) if (!isWhole(value[index])) return false;
  return true;
}

export function isTextArray(value: unknown): value is string[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index++) if (typeof value[index] !== 'string') return false;
  return true;
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/**
 * Raw token units in decimal text; an amount is a u64, so it has 20 digits at most. Read digit by
 * digit: a regular expression is the dearest part of reading a page.
 */
export function isRawAmount(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > 20) return false;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < DIGIT_0 || code > DIGIT_9) return false;
  }
  return true;
}
