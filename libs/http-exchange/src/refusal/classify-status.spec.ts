import { everythingIn } from '../testing';
import { classifyStatus } from './classify-status';

const NOW = Date.UTC(2026, 9, 2, 12, 0, 0);
const KEY = '11aa-22bb/33';

const classify = (
  status: number,
  body = '',
  headers: Record<string, string> = {},
  key: string | null = KEY,
) =>
  classifyStatus(
    { status, headers: new Headers(headers), body: new TextEncoder().encode(body) },
    { upstream: 'helius', call: 'getBalance' },
    key,
    NOW,
  );

describe('classifyStatus', () => {
  it.each([
    [401, 'Unauthorized', 'UPSTREAM_KEY_REJECTED', false],
    [403, 'requires a Developer plan or higher', 'UPSTREAM_PLAN_REFUSED', false],
    [400, '{"message":["limit must not be greater than 100"]}', 'UPSTREAM_REQUEST_REJECTED', false],
    [404, 'Not Found', 'UPSTREAM_REQUEST_REJECTED', false],
    [301, '', 'UPSTREAM_REQUEST_REJECTED', false],
    [429, '{"error":{"code":-32429,"message":"rate limited"}}', 'UPSTREAM_RATE_LIMITED', true],
    [429, '{"error":{"code":-32429,"message":"max usage reached"}}', 'UPSTREAM_CREDITS_EXHAUSTED', false],
    [429, 'max usage reached', 'UPSTREAM_CREDITS_EXHAUSTED', false],
    [408, '', 'UPSTREAM_FAILED', true],
    [500, '', 'UPSTREAM_FAILED', true],
    [502, '<html><body><h1>502 Bad Gateway</h1></body></html>', 'UPSTREAM_FAILED', true],
    [503, 'busy', 'UPSTREAM_FAILED', true],
  ] as const)('reads %i %s as %s', (status, body, code, retryable) => {
    const error = classify(status, body);
    expect(error).toMatchObject({ code, retryable, context: { upstream: 'Helius', status } });
  });

  it.each([401, 403])('does not blame a key for %i of an upstream that takes none', (status) => {
    expect(classify(status, '', {}, null).code).toBe('UPSTREAM_REQUEST_REJECTED');
  });

  it.each([
    ['7', 7_000],
    ['0', 0],
    ['Fri, 02 Oct 2026 12:00:30 GMT', 30_000],
    ['Fri, 02 Oct 2026 11:59:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
  ])('reads "Retry-After: %s" as %s ms', (header, wait) => {
    expect(classify(429, 'rate limited', { 'retry-after': header }).context).toMatchObject({
      retryAfterMs: wait,
    });
  });

  it.each([
    ['the message of a JSON-RPC error', '{"error":{"code":1,"message":"no\\n  way"}}', 'no way'],
    ['the message of a REST error', '{"message":"bad limit"}', 'bad limit'],
    ['an error that is a text', '{"error":"No routes found"}', 'No routes found'],
    ['a plain text', ' Unauthorized \r\n', 'Unauthorized'],
    ['nothing of an HTML page', '<!DOCTYPE html><title>502</title>', undefined],
    ['nothing of an empty body', '', undefined],
    ['no control characters', 'a\u0000b\u001b[31mc', 'a b [31mc'],
  ])('quotes %s', (_, body, quoted) => {
    expect(classify(500, body).context).toMatchObject({ said: quoted });
  });

  it('cuts what it quotes to 200 characters', () => {
    const { said } = classify(500, 'x'.repeat(1_000)).context as { said: string };
    expect(said).toHaveLength(200);
  });

  it.each([
    ['in prose', `the key ${KEY} is not valid`],
    ['in a URL', `POST https://rpc.example/?api-key=${encodeURIComponent(KEY)} failed`],
    ['in JSON', JSON.stringify({ error: { message: `key ${KEY}` } })],
    ['across the cut', `${'x'.repeat(195)}${KEY}`],
  ])('takes out the key that an upstream echoes %s', (_, body) => {
    const everything = everythingIn(classify(401, body));
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain(encodeURIComponent(KEY));
    expect(everything).not.toContain(KEY.slice(0, 4));
  });
});
