import { resolved, type Operation, type Schema } from './document';
import type { Given } from './happy-requests';
import type { World } from './world';

/** A request that must be refused. */
export interface Wrong extends Given {
  /** What is wrong with it, to be read after the operation. */
  what: string;
  /** Sent as it is, instead of `body`. */
  text?: string;
}

/**
 * Operations that take what they can of a body: a web client sends the whole form while a field is empty,
 * and looks at no 422.
 */
const FORGIVING = ['POST /api/settings', 'POST /api/solscan-settings'];

/** Texts that cannot be the parameter of a path; none where what nobody knows is merely not there. */
const ODD_IN_PATH: Readonly<Record<string, readonly string[]>> = {
  ...{ address: ['not-base58', '1'], wallet_address: ['not-base58', '1'] },
  ...{ token_id: ['seven', '1.5', '1e3'], tag: ['\0', ' ', 'x'.repeat(101)] },
};

const alternatives = (schema: Schema): Schema[] => (schema.anyOf ?? [schema]).map(resolved);
const isText = ({ type }: Schema): boolean => type === 'string';

/** A value of a type that none of the alternatives has. */
function strange(schema: Schema): unknown {
  const types = alternatives(schema).map(({ type }) => type);
  return types.includes('object') || types.includes('array') ? 'text' : { of: 'no such type' };
}

/** Values just outside the bounds that are declared for a property. */
function outside(schema: Schema): unknown[] {
  return alternatives(schema).flatMap(({ minimum, maximum, minLength, maxLength, minItems }) => [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(minLength === undefined ? [] : ['1'.repeat(minLength - 1)]),
    ...(maxLength === undefined ? [] : ['1'.repeat(maxLength + 1)]),
    ...(minItems === undefined ? [] : [Array<never>(minItems - 1)]),
  ]);
}

/** Bodies with one property that is wrong, in an object that is right otherwise. */
function wrongProperties(schema: Schema, right: Record<string, unknown>): { what: string; body: unknown }[] {
  const { properties = {}, required = [] } = resolved(schema);
  const missing = required.map((name) => ({
    what: `without ${name}`,
    body: Object.fromEntries(Object.entries(right).filter(([key]) => key !== name)),
  }));
  const wrong = Object.entries(properties).flatMap(([name, property]) =>
    [strange(property), ...outside(property), ...(alternatives(property).some(isText) ? ['\0'] : [])].map(
      (value) => ({
        what: `with ${name} ${JSON.stringify(value).slice(0, 40)}`,
        body: { ...right, [name]: value },
      }),
    ),
  );
  const nested = Object.entries(properties).flatMap(([name, property]) =>
    alternatives(property)
      .filter(({ properties: inner }) => inner !== undefined)
      .flatMap((inner) => wrongProperties(inner, {}))
      .map(({ what, body }) => ({ what: `${what} in ${name}`, body: { ...right, [name]: body } })),
  );
  return [...missing, ...wrong, ...nested];
}

function wrongBodies({ name, body }: Operation, right: Given): Wrong[] {
  if (body === null) return [];
  const { path, headers, body: rightBody } = right;
  const whole: Wrong[] = [
    { what: 'with half a JSON body', path, headers, text: '{"half":' },
    { what: 'without its body', path, headers },
    { what: 'with a list for a body', path, headers, body: [] },
    { what: 'with null for a body', path, headers, body: null },
  ];
  const inside = FORGIVING.includes(name) ? [] : wrongProperties(body, rightBody as Record<string, unknown>);
  return [...whole, ...inside.map((each) => ({ ...each, path, headers }))];
}

function wrongParameters({ parameters }: Operation, right: Given): Wrong[] {
  return parameters.flatMap(({ name, in: place, schema }): Wrong[] => {
    if (place === 'query') {
      const odd = isText(schema) ? '%00' : 'many';
      return [odd, `1&${name}=2`].map((text) => ({
        what: `with ${name}=${text}`,
        query: `${name}=${text}`,
      }));
    }
    const odd = ODD_IN_PATH[name] ?? [];
    return odd.map((text) => ({
      what: `of ${name} ${text}`,
      ...right,
      path: { ...right.path, [name]: text },
    }));
  });
}

const unknownId: Readonly<Record<string, (world: World) => readonly (string | number)[]>> = {
  token_id: () => [2_147_483_647, '99999999999999999999', 0, -1],
  job_id: () => ['00000000-0000-4000-8000-000000000000', 'nobody', "'; --"],
  webhook_id: () => ['00000000-0000-4000-8000-000000000000', 'nobody', '../list'],
  address: ({ freshMints }) => [freshMints[2] ?? ''],
};

/** Ids that nothing has, with all else right; of texts that need not be known there are none. */
export const unknownIds = ({ parameters }: Operation, right: Given, world: World): Wrong[] =>
  parameters.flatMap(({ name }) =>
    (unknownId[name]?.(world) ?? []).map((id) => ({
      ...{ what: `of ${name} ${id}`, ...right, path: { ...right.path, [name]: id } },
    })),
  );

/** Every way of the document to ask an operation wrongly, with all else right. */
export const wrongRequests = (operation: Operation, right: Given): Wrong[] => [
  ...wrongBodies(operation, right),
  ...wrongParameters(operation, right),
];
