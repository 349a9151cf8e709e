/** A parameter of an item: an integer, or text. */
type ItemParameters = Readonly<Record<string, number | string>>;

/** Longest integer of a structured field: 15 digits. */
const INTEGER_MAX = 999_999_999_999_999;

const integer = (value: number): string => String(Math.min(Math.max(0, Math.trunc(value)), INTEGER_MAX));

function text(value: string): string {
  if (!/^[\x20-\x7e]*$/.test(value)) throw new RangeError('a structured field holds printable ASCII only');
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * An item of a list in RFC 9651: text with parameters, such as `"read";r=12;t=840`. Integers are kept
 * within 0 and 15 digits.
 *
 * @param parameters names of lower-case letters, digits and `-`
 * @throws RangeError for text that is not printable ASCII
 */
export const listItem = (name: string, parameters: ItemParameters): string =>
  [
    text(name),
    ...Object.entries(parameters).map(
      ([key, value]) => `${key}=${typeof value === 'number' ? integer(value) : text(value)}`,
    ),
  ].join(';');
