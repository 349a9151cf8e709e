import { MeridinateError } from '@meridinate/errors';
import {
  caught,
  everythingIn,
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from '../testing';
import { exchange, isBodyTooLarge, type ExchangeRequest } from './exchange';

const KEY = 'k3y-0f-the-account';

describe('exchange', () => {
  let server: ScriptedServer;

  const serve = async (...answers: ScriptedAnswer[]): Promise<string> => {
    server = await startScriptedServer(answers);
    return `${server.url}/?api-key=${KEY}`;
  };
  const request = (url: string, changes: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
    name: { upstream: 'helius', call: 'getBalance' },
    url,
    timeoutMs: 5_000,
    maxBodyBytes: 1_000,
    signal: new AbortController().signal,
    ...changes,
  });

  afterEach(() => server.close());

  it('returns status, headers and body, whatever the status', async () => {
    const url = await serve({ status: 418, headers: { 'x-kind': 'pot' }, body: 'short and stout' });
    const answer = await exchange(request(url));
    expect(answer.status).toBe(418);
    expect(answer.headers.get('x-kind')).toBe('pot');
    expect(new TextDecoder().decode(answer.body)).toBe('short and stout');
  });

  it('says who is calling and posts the given body', async () => {
    const url = await serve({});
    await exchange(
      request(url, { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } }),
    );
    expect(server.requests[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'meridinate',
      'content-type': 'application/json',
    });
  });

  it('unpacks gzip', async () => {
    const answer = await exchange(request(await serve({ body: 'a'.repeat(900), gzip: true })));
    expect(new TextDecoder().decode(answer.body)).toBe('a'.repeat(900));
  });

  it('gives the body a buffer of its own, fit to be transferred to a thread', async () => {
    const { body } = await exchange(request(await serve({ body: 'abc' })));
    expect(body.byteOffset).toBe(0);
    expect(body.buffer.byteLength).toBe(3);
  });

  it('does not follow a redirect', async () => {
    const answer = await exchange(request(await serve({ status: 302, headers: { location: '/elsewhere' } })));
    expect(answer.status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['the headers', { hang: 'before_headers' }, undefined],
    ['the body', { hang: 'before_body', body: 'abc' }, 200],
  ] as const)('holds the deadline while it waits for %s', async (_, answer, status) => {
    const error = await caught(exchange(request(await serve(answer), { timeoutMs: 100 })));
    expect(error.code).toBe('UPSTREAM_TIMED_OUT');
    expect(error.context).toEqual({ upstream: 'Helius', call: 'getBalance', afterMs: 100, status });
  });

  it.each([
    ['never answers', () => new Promise<Response>(() => undefined)],
    ['never ends its body', () => Promise.resolve(new Response(new ReadableStream<Uint8Array>()))],
  ] as const)('holds the deadline against a fetch that is deaf to its signal and %s', async (_, deaf) => {
    const error = await caught(exchange(request('http://127.0.0.1:1', { timeoutMs: 50, fetch: deaf })));
    expect(error.code).toBe('UPSTREAM_TIMED_OUT');
  });

  it.each([
    ['as it is', false],
    ['after decompression', true],
  ])('refuses a body over the cap, counted %s', async (_, gzip) => {
    const error = await caught(exchange(request(await serve({ body: 'a'.repeat(1_001), gzip }))));
    expect(error.code).toBe('UPSTREAM_ANSWER_UNREADABLE');
    expect(error.message).toContain('larger than 1000 bytes');
    expect(isBodyTooLarge(error)).toBe(true);
  });

  it('takes a body of exactly the cap', async () => {
    expect((await exchange(request(await serve({ body: 'a'.repeat(1_000) })))).body).toHaveLength(1_000);
  });

  it('tells a connection that breaks off in the body from one that never answers', async () => {
    const url = await serve({ body: 'a'.repeat(500), cut: 'in_body' }, { cut: 'before_headers' });
    expect((await caught(exchange(request(url)))).code).toBe('UPSTREAM_ANSWER_UNREADABLE');
    expect((await caught(exchange(request(url)))).code).toBe('UPSTREAM_UNREACHABLE');
  });

  it('names the system error when nobody listens', async () => {
    const url = await serve({});
    await server.close();
    const error = await caught(exchange(request(url)));
    expect(error.code).toBe('UPSTREAM_UNREACHABLE');
    expect(error.context).toMatchObject({ said: 'ECONNREFUSED' });
  });

  it('reports the status before it reads the body', async () => {
    const seen: number[] = [];
    const url = await serve({ status: 200, body: 'abcdef', cut: 'in_body' });
    await caught(exchange(request(url, { onStatus: (status) => void seen.push(status) })));
    expect(seen).toEqual([200]);
  });

  it.each([
    ['an error of ours', new MeridinateError('CREDIT_LIMIT_REACHED', { spent: 1, limit: 1, needed: 1 })],
    ['a text', 'the client cancelled it'],
    ['nothing', undefined],
  ])('stops when the caller aborts with %s', async (_, reason) => {
    const url = await serve({ hang: 'before_body', body: 'abc' });
    const caller = new AbortController();
    const onStatus = (): void => caller.abort(reason);
    const error = await caught(exchange(request(url, { signal: caller.signal, onStatus })));
    if (reason instanceof MeridinateError) expect(error).toBe(reason);
    else expect(error.code).toBe('ANALYSIS_ABORTED');
    if (typeof reason === 'string') expect(error.message).toContain(reason);
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const url = await serve({});
    const error = await caught(exchange(request(url, { signal: AbortSignal.abort() })));
    expect(error.code).toBe('ANALYSIS_ABORTED');
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    ['a refused connection', 'http://127.0.0.1:1/?api-key='],
    ['a host that does not exist', 'http://nowhere.invalid/?api-key='],
    ['no URL at all', 'not a url ?api-key='],
  ])('keeps the key out of the error of %s', async (_, base) => {
    await serve({});
    const error = await caught(exchange(request(base + KEY)));
    expect(error.code).toBe('UPSTREAM_UNREACHABLE');
    expect(everythingIn(error)).not.toContain(KEY);
  });
});
