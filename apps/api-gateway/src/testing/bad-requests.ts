const MINT = 'So11111111111111111111111111111111111111112';
const JSON_TYPE = { 'content-type': 'application/json' };

/** A request that must be refused, and how. */
export interface BadRequest {
  name: string;
  method: string;
  path: string;
  body?: string | Buffer;
  headers: Record<string, string>;
  status: number;
  code: string;
  /** What the sentence must help with. */
  says: RegExp;
}

const POST = { method: 'POST', path: '/analyze/token', headers: JSON_TYPE };

const field = (name: string, body: unknown, says: RegExp): BadRequest => ({
  ...POST,
  name,
  body: JSON.stringify(body),
  status: 422,
  code: 'REQUEST_FIELD_INVALID',
  says,
});
const setting = (name: string, settings: unknown, says: RegExp): BadRequest =>
  field(name, { address: MINT, api_settings: settings }, says);
const address = (name: string, text: string, says: RegExp): BadRequest => ({
  ...field(`address ${name}`, { address: text }, says),
  status: 400,
  code: 'ADDRESS_MALFORMED',
});
const unreadable = (name: string, body: string | Buffer, says: RegExp): BadRequest => ({
  ...POST,
  name,
  body,
  status: 400,
  code: 'REQUEST_MALFORMED',
  says,
});
const mediaType = (name: string, body: string | Buffer, type: string | null, says: RegExp): BadRequest => ({
  ...POST,
  name,
  body,
  headers: type === null ? {} : { 'content-type': type },
  status: 415,
  code: 'REQUEST_MEDIA_TYPE_UNSUPPORTED',
  says,
});
const CODES: Record<number, string> = {
  400: 'REQUEST_MALFORMED',
  405: 'METHOD_NOT_ALLOWED',
  422: 'REQUEST_FIELD_INVALID',
};
const at = (method: string, path: string, status: number, says: RegExp, code?: string): BadRequest => ({
  name: `${method} ${path.slice(0, 60)}`,
  method,
  path,
  headers: {},
  status,
  code: code ?? CODES[status] ?? '',
  says,
});
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const ADDRESSES = [
  field('no address', {}, /address must be a Solana address as text, not nothing/),
  field('address null', { address: null }, /address .*not null/),
  field('address a number', { address: 12345 }, /address .*not 12345/),
  field('address an array', { address: [MINT] }, /address .*not an array/),
  field('address an object', { address: { toString: 'x' } }, /address .*not an object/),
  address('empty', '', /"address" is not a Solana address: it is empty/),
  address('of 31 bytes', '1'.repeat(31), /31 bytes long, not 32/),
  address('of 33 bytes', '1'.repeat(33), /33 bytes long, not 32/),
  ...['0', 'O', 'I', 'l'].map((letter) =>
    address(`with ${letter}`, MINT.replace('S', letter), new RegExp(`contains "${letter}", which base58`)),
  ),
  address('after a space', ` ${MINT}`, /contains " "/),
  address('in another script', `Ѕ${MINT.slice(1)}`, /contains "Ѕ"/),
  address('of 5,000 characters', '1'.repeat(5000), /5000 characters long/),
  address('with NUL', `${MINT.slice(1)}\0`, /base58 does not use/),
];

const SETTINGS = [
  setting('limit as text', { transactionLimit: '500' }, /api_settings\.transactionLimit must be .*not "500"/),
  setting('limit NaN as text', { transactionLimit: 'NaN' }, /not "NaN"/),
  setting('limit negative', { transactionLimit: -1 }, /a whole number from 1 to 10000, not -1/),
  setting('limit zero', { transactionLimit: 0 }, /from 1 to 10000, not 0/),
  setting('limit too high', { transactionLimit: 10_001 }, /not 10001/),
  setting('limit a fraction', { transactionLimit: 1.5 }, /whole number .*not 1\.5/),
  setting('limit null', { transactionLimit: null }, /not null/),
  setting('limit true', { transactionLimit: true }, /not true/),
  setting('wallet count zero', { walletCount: 0 }, /walletCount must be a whole number from 1 to 100,/),
  setting('wallet count too high', { walletCount: 101 }, /walletCount .*not 101/),
  setting('credits zero', { maxCreditsPerAnalysis: 0 }, /maxCreditsPerAnalysis .*from 1 to 10000, not 0/),
  setting('delay negative', { apiRateDelay: -5 }, /apiRateDelay must be a whole number of 0 or more/),
  setting('retries too many', { maxRetries: 11 }, /maxRetries must be a whole number from 0 to 10/),
  setting('minimum negative', { minUsdFilter: -0.01 }, /minUsdFilter must be a number of 0 or more/),
  setting('settings an array', [], /api_settings must be an object, not an array/),
  setting('settings text', 'fast', /api_settings must be an object, not "fast"/),
  ...[{}, 'later', null, [null], [7], [[]], [[{ step: 'refresh_market_cap', after_minutes: 1 }]]].map(
    (steps) =>
      field(
        `next steps ${JSON.stringify(steps)}`,
        { address: MINT, next_steps: steps },
        /next_steps must be a list of at most 5 objects/,
      ),
  ),
  field(
    'six next steps',
    { address: MINT, next_steps: Array(6).fill({ step: 'refresh_market_cap', after_minutes: 1 }) },
    /next_steps must be a list of at most 5 objects/,
  ),
  field(
    'a next step that is none',
    { address: MINT, next_steps: [{ step: 'sell', after_minutes: 1 }] },
    /next_steps\.0\.step must be refresh_market_cap, not "sell"/,
  ),
  field(
    'a next step without a time',
    { address: MINT, next_steps: [{ step: 'refresh_market_cap' }] },
    /next_steps\.0\.after_minutes must be a whole number from 0 to 10080, not nothing/,
  ),
  field('min_usd text', { address: MINT, min_usd: '5' }, /min_usd .*not "5"/),
  field(
    'early stop as text',
    { address: MINT, stop_when_found: 'yes' },
    /stop_when_found must be true or false/,
  ),
  field(
    'a mark that is none',
    { address: MINT, exclude_flags: ['creator', 'whale'] },
    /exclude_flags must be a list of some of off_curve, not_signer, creator/,
  ),
  field('a mark twice', { address: MINT, exclude_flags: ['creator', 'creator'] }, /each at most once/),
  field('marks as text', { address: MINT, exclude_flags: 'creator' }, /exclude_flags must be a list/),
  field('hours as text', { address: MINT, time_window_hours: '24' }, /time_window_hours .*not "24"/),
  field('hours zero', { address: MINT, time_window_hours: 0 }, /a whole number of 1 or more, not 0/),
  field('hours inexact', { address: MINT, time_window_hours: 1e300 }, /time_window_hours/),
  field('several faults', { address: 7, min_usd: 'a' }, /address .*; min_usd /),
  {
    ...field('USD infinite', {}, /min_usd must be a number of 0 or more/),
    body: `{"address":"${MINT}","min_usd":1e999}`,
  },
  { ...address('bad, on the queue', 'x', /bytes long, not 32/), path: '/analyze/token/redis' },
  {
    ...field('queue without Redis', { address: MINT }, /POST \/analyze\/token/),
    path: '/analyze/token/redis',
    status: 503,
    code: 'QUEUE_DISABLED',
  },
];

const BODIES = [
  at('POST', '/analyze/token', 400, /empty/),
  unreadable('empty body', '', /empty/),
  unreadable('cut JSON', '{"address":', /not JSON \(.*\)/),
  unreadable('NaN in JSON', '{"address":NaN}', /not JSON/),
  unreadable('not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /not UTF-8/),
  unreadable('JSON 30,000 levels deep', nested(30_000), /nested deeper than 32/),
  unreadable('a deep unknown key', `{"address":"${MINT}","x":${nested(1000)}}`, /nested deeper/),
  unreadable('__proto__', `{"address":"${MINT}","__proto__":{"admin":true}}`, /__proto__/),
  unreadable('__proto__ escaped', `{"api_settings":{"\\u005f_proto__":1}}`, /__proto__/),
  field('an array', [], /body must be a JSON object, not an array/),
  field('null', null, /body must be a JSON object, not null/),
  field('a number', 7, /body must be a JSON object, not 7/),
  {
    ...unreadable('65 KB', JSON.stringify({ address: MINT, padding: 'x'.repeat(65_536) }), /65536 bytes/),
    status: 413,
    code: 'REQUEST_TOO_LARGE',
  },
  mediaType('a form', `address=${MINT}`, 'application/x-www-form-urlencoded', /not application\/x-www-form/),
  mediaType('plain text', `{"address":"${MINT}"}`, 'text/plain', /application\/json, not text\/plain/),
  mediaType('bytes without a type', Buffer.from('{}'), null, /without a content type/),
  mediaType('a nonsense type', '{}', ';;;', /Content-Type/),
];

const unknown = (path: string, says: RegExp): BadRequest => at('GET', path, 404, says, 'ANALYSIS_NOT_FOUND');

const PATHS = [
  unknown('/analysis/not-an-id', /No analysis has the id not-an-id/),
  unknown('/analysis/00000000-0000-4000-8000-000000000000', /POST \/analyze\/token/),
  unknown('/analysis/..%2f..%2fetc%2fpasswd', /No analysis/),
  unknown('/analysis/%00', /No analysis/),
  unknown('/analysis/%E2%98%83', /☃/),
  unknown(`/analysis/${'a'.repeat(3000)}`, /No analysis/),
  at('GET', '/analysis/%zz', 400, /percent-encoding/),
  at('GET', '/analysis/%c0%af', 400, /percent-encoding/),
  at('GET', '/analysis/a/b', 404, /no route GET \/analysis\/a\/b/, 'ROUTE_NOT_FOUND'),
  at('GET', '/nowhere?api-key=secret', 404, /no route GET \/nowhere\. .*\/docs/, 'ROUTE_NOT_FOUND'),
  at('GET', '/analysis?limit=abc', 422, /limit must be a whole number from 1 to 1000, not "abc"/),
  at('GET', '/analysis?limit=', 422, /limit/),
  at('GET', '/analysis?limit=0', 422, /from 1 to 1000, not 0/),
  at('GET', '/analysis?limit=1001', 422, /not 1001/),
  at('GET', '/analysis?limit=1.5', 422, /not "1\.5"/),
  at('GET', '/analysis?limit=1&limit=2', 422, /limit .*not an array/),
  at('GET', '/analysis?search=a&search=b', 422, /search must be text/),
  at('GET', '/analysis?search=%00', 422, /without NUL/),
  at('DELETE', '/analysis/not-an-id', 404, /No analysis has the id not-an-id/, 'ANALYSIS_NOT_FOUND'),
  at('DELETE', '/analysis/00000000-0000-4000-8000-000000000000', 404, /No analysis/, 'ANALYSIS_NOT_FOUND'),
  at('GET', '/analysis/set-aside', 403, /for operators/, 'ADMIN_KEY_NEEDED'),
  at('POST', '/analysis/not-an-id/replay', 403, /for operators/, 'ADMIN_KEY_NEEDED'),
  at('GET', '/analysis/not-an-id/replay', 405, /use POST/),
  at('GET', '/analyze/token', 405, /does not answer GET; use POST/),
  at('DELETE', '/analysis', 405, /use GET or HEAD/),
  at('PATCH', '/analyze/token', 405, /use POST/),
];

export const BAD_REQUESTS: BadRequest[] = [...ADDRESSES, ...SETTINGS, ...BODIES, ...PATHS];
