import fc from 'fast-check';
import { resolved, type Schema } from './document';

/** Values that are known to the gateway, by the name of a property or parameter. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const LONG = 100_000;

const TEXTS = [
  ...['', ' ', '\0', 'a\0b', '\n\r\t', '\ud800', 'a\udfffb', '\ufeff', '\u200b\u200d', '\u202eabc\u202c'],
  ...['שלום', '👩‍👩‍👧‍👦🏴‍☠️', 'é', 'e\u0301', 'ﷺ', 'İ', '𝔘', '\u2028', '%00', '%', '%s%n', '../..', '\\'],
  ...['"', "'; DROP TABLE tokens; --", '<b>', '${7*7}', '=1+1', '__proto__', 'constructor', 'toString'],
  ...['null', 'true', 'NaN', '0', '-1', '1e308', '9007199254740993', '[object Object]', '2025-13-45'],
  ...['1'.repeat(32), '1'.repeat(45), 'So11111111111111111111111111111111111111112'],
];
const NUMBERS = [
  ...[0, -0, 1, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 2 ** 31, 2 ** 31 - 1],
  ...[2 ** 63, 1e21, 10_001, 1_000_000_000],
];

/** Text of every kind; seldom a very long one. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x', '\u{1f40b}', '\0').map((one) => one.repeat(LONG / one.length)),
  },
);

function nested(depth: number, isList: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = isList ? [value] : { a: value };
  return value;
}

/** JSON of a type that hardly fits anywhere. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 5, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [null], [[]], { length: 5 }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(5, 31, 40, 2_000), fc.boolean()).map(([d, l]) => nested(d, l)),
  },
);

/** A value that the schema allows, as far as its bounds tell. */
function fitting(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  const { type, minimum = 0, maximum = 2_000, anyOf, items = {}, minItems = 0 } = resolved(schema);
  const values = known[name];
  if (values !== undefined && type !== 'array') return fc.constantFrom(...values);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => fitting(one, name, known)));
  switch (type) {
    case 'string':
      return fc.string({ maxLength: 40 });
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return listOf(mostlyFitting(items, name, known), minItems);
    case 'object':
      return objectOf(schema, known);
    case 'null':
    case undefined:
      return fc.constant(null);
  }
}

/** A list, sometimes with entries that come again, seldom a long one. */
const listOf = (item: fc.Arbitrary<unknown>, minLength: number): fc.Arbitrary<unknown[]> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { minLength, maxLength: 6 }) },
    {
      weight: 3,
      arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }).map((list) => [...list, ...list]),
    },
    { weight: 1, arbitrary: item.map((one) => Array<unknown>(1_001).fill(one)) },
  );

/** An object of the schema, in which properties may be missing, wrong or unheard of. */
function objectOf(schema: Schema, known: Known): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = resolved(schema);
  const values = Object.entries(properties).map(([name, property]) =>
    fc
      .tuple(mostlyFitting(property, name, known), fc.integer({ min: 0, max: 19 }))
      .map(([value, dice]) => (dice < (required.includes(name) ? 1 : 6) ? [] : [[name, value] as const])),
  );
  const stranger = fc.tuple(hostileText, hostileValue).map((entry) => [entry]);
  const extra = fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: stranger });
  return fc.tuple(...values, extra).map((entries) => Object.fromEntries(entries.flat()));
}

const mostlyFitting = (schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: fitting(schema, name, known) }, { weight: 1, arbitrary: hostileValue });

/** A value for a schema: often one that fits, often one that nearly does. */
export const valueFor = (schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: fitting(schema, name, known) }, { weight: 1, arbitrary: hostileValue });
