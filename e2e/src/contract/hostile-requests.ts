import fc from 'fast-check';
import { OPERATIONS, type Operation, type Parameter } from './document';
import type { ContractRequest } from './exchange';
import { hostileText, hostileValue, valueFor, type Known } from './hostile-values';

/** A request of the fuzz; `operation` is null where method or path are bent, so that it may be any or none. */
export interface HostileRequest extends ContractRequest {
  operation: Operation | null;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'];
const MEDIA_TYPES = [
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ],
  ...[
    'application/json; charset=utf-16',
    'application/JSON',
    'application/json;;',
    'json',
    '',
    '*/*',
    'a/b/c',
  ],
];
const HEADERS: readonly (readonly [string, string])[] = [
  ...[['accept', 'text/html'] as const, ['accept-encoding', 'br;q=1.0, gzip;q=0, *;q=x'] as const],
  ...[['accept-encoding', 'gzip'] as const, ['content-encoding', 'gzip'] as const],
  ...[
    ['if-none-match', '*'] as const,
    ['if-none-match', 'W/"x", "'] as const,
    ['range', 'bytes=0-1'] as const,
  ],
  ...[['idempotency-key', 'x'.repeat(300)] as const, ['idempotency-key', '\u00e9'] as const],
  ...[['x-request-id', '../../x'] as const, ['x-forwarded-for', '1.2.3.4, ::1, x'] as const],
  ...[['x-api-key', 'x'.repeat(1_000)] as const, ['authorization', 'Bearer \u00ff'] as const],
  ...[['origin', 'null'] as const, ['cookie', '__proto__=1; =; a'] as const, ['expect', 'nothing'] as const],
  ...[['x-http-method-override', 'DELETE'] as const, ['host', 'localhost:99999'] as const],
];
/** Escapes that are cut off, not UTF-8, or mean something to file systems and routers. */
const SEGMENTS = [
  ...['%', '%2', '%zz', '%00', '%2e%2e', '..', '.', '%2F', '%5c', '%ED%A0%80', '%C0%AF', '%ff', '%25%32%65'],
  ...[
    '',
    ';a=b',
    ':id',
    '*',
    '{token_id}',
    '%7Bid%7D',
    '~',
    '\u00e9',
    '@',
    '[]',
    '|',
    'constructor',
    '__proto__',
  ],
];

const percent = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** An URL that is longer than 16 KB is another fault than the one that is meant. */
const LONGEST_IN_URL = 4_000;
const inUrl = (value: unknown): string => percent(asText(value).slice(0, LONGEST_IN_URL));

function queryOf({ name, schema }: Parameter, known: Known): fc.Arbitrary<readonly string[]> {
  const value = valueFor(schema, name, known).map((one) => `${name}=${inUrl(one)}`);
  return fc.oneof(
    { weight: 4, arbitrary: value.map((one) => [one]) },
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(value, value) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...['', '[]=1', '[a]=1', '=%', '=%ff', '=1&&&=', '.x=1'])
        .map((end) => [name + end]),
    },
  );
}

const strayQuery = fc.oneof(
  { weight: 9, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.tuple(hostileText, hostileText).map(([a, b]) => [`${inUrl(a)}=${inUrl(b)}`]) },
);

function urlOf({ path, parameters }: Operation, known: Known): fc.Arbitrary<string> {
  const values = parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) =>
      fc
        .oneof(
          { weight: 6, arbitrary: valueFor(schema, name, known).map(inUrl) },
          { weight: 1, arbitrary: fc.constantFrom(...SEGMENTS) },
        )
        .map((value) => [name, value] as const),
    );
  const queries = parameters.filter((one) => one.in === 'query').map((one) => queryOf(one, known));
  return fc.tuple(fc.tuple(...values), fc.tuple(...queries, strayQuery)).map(([found, query]) => {
    const named = new Map(found);
    const asked = query.flat().join('&');
    return path.replace(/\{(\w+)\}/g, (_, name: string) => named.get(name) ?? '') + (asked && `?${asked}`);
  });
}

/** A path that is none, or another's. */
const bentPath = (path: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...SEGMENTS).map((segment) => `${path}/${segment}`),
    fc.constantFrom(...SEGMENTS).map((segment) => path.replace(/\/[^/?]*$/, `/${segment}`) || '/'),
    fc.constantFrom(`/${path}`, `${path}/`, `${path}//`, path.toUpperCase(), `/.${path}`, `/x/..${path}`),
    fc.constantFrom(`${path}?`, `${path}#x`, `${path}?${'a=1&'.repeat(500)}`, `${path}/${'a'.repeat(9_000)}`),
    fc.constantFrom(
      '*',
      '/%',
      '/docs/../../package.json',
      '/..%2f..%2fpackage.json',
      `/${'a/'.repeat(2_000)}`,
    ),
    fc.constant([...path].map((one) => (one === '/' ? one : `%${one.charCodeAt(0).toString(16)}`)).join('')),
  );

/** Text that is not quite the JSON it was made of. */
const bentJson = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat({ max: text.length }).map((end) => text.slice(0, end)),
    fc.constantFrom(
      `${text}${text}`,
      `\ufeff${text}`,
      `//\n${text}`,
      `[${text}]`,
      '',
      'undefined',
      'NaN',
      '1e400',
    ),
    fc.constantFrom('{"tag":"a","tag":{}}', '{"__proto__":{"tag":"a"}}', '{"constructor":{"prototype":{}}}'),
    fc.constantFrom(1_000, 30_000).map((depth) => '['.repeat(depth)),
    fc.constant(text.replace(/\d+/g, '1e400')),
    hostileText,
  );

function bodyOf({ body }: Operation, known: Known): fc.Arbitrary<string | undefined> {
  const json = (body === null ? hostileValue : valueFor(body, '', known)).map((value) =>
    JSON.stringify(value),
  );
  const seldom = body === null ? 1 : 12;
  return fc.oneof(
    { weight: 12 * seldom, arbitrary: json },
    { weight: seldom, arbitrary: json.chain(bentJson) },
    { weight: 12, arbitrary: fc.constant(undefined) },
  );
}

const seldom = <T, U>(arbitrary: fc.Arbitrary<T>, otherwise: U): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

/** What an operation wants besides. */
const ownHeaders = ({ name }: Operation, secret: string): Record<string, string> =>
  name === 'POST /webhooks/callback' ? { authorization: secret } : {};

function requestOf(operation: Operation, known: Known, secret: string): fc.Arbitrary<HostileRequest> {
  const url = urlOf(operation, known);
  return fc
    .record({
      url,
      method: seldom(fc.constantFrom(...METHODS), operation.method),
      bent: seldom(url.chain(bentPath), null),
      body: bodyOf(operation, known),
      media: seldom(fc.constantFrom(...MEDIA_TYPES), 'application/json'),
      header: seldom(fc.constantFrom(...HEADERS), null),
    })
    .map(({ url: path, method, bent, body, media, header }) => ({
      ...{ method, path: bent ?? path, body },
      operation: bent === null && method === operation.method ? operation : null,
      headers: {
        ...ownHeaders(operation, secret),
        ...(body === undefined ? {} : { 'content-type': media }),
        ...(header === null ? {} : { [header[0]]: header[1] }),
      },
    }));
}

/**
 * Requests to all operations of the document that a careless or hostile client could send.
 *
 * @param known values that exist, so that some requests get far
 * @param secret of the deliveries of webhooks
 */
export const hostileRequests = (known: Known, secret: string): fc.Arbitrary<HostileRequest> =>
  fc.oneof(...OPERATIONS.map((operation) => requestOf(operation, known, secret)));
