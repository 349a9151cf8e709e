import { MeridinateError, isMeridinateError } from '@meridinate/errors';
import { errorContextOf, type UpstreamCallName } from '../upstream-name';
import { abortError } from './abort-error';
import { Deadline } from './deadline';
import { BodyTooLarge, readBody } from './read-body';

export type Fetch = typeof globalThis.fetch;

/** One HTTP request. */
export interface ExchangeRequest {
  name: UpstreamCallName;
  /** May hold an API key; it is part of no error. */
  url: string;
  /** GET when absent. */
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Longest time from the request to the last byte of the body, in ms. */
  timeoutMs: number;
  /** Largest body to accept, in bytes after decompression. */
  maxBodyBytes: number;
  signal: AbortSignal;
  /** Told the status as soon as the headers are in: from then on an upstream may bill the call. */
  onStatus?(status: number): void;
  fetch?: Fetch;
}

/** An answer with whatever status. */
export interface ExchangeAnswer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** Some upstreams refuse a request that does not say who sends it. */
const OWN_HEADERS = { 'user-agent': 'meridinate', accept: 'application/json' };

/**
 * Sends one request and reads the whole answer. Keep-alive and decompression are those of `fetch`.
 * Redirects are not followed: an address that moved is a matter of settings, and the key stays with
 * the host it was given for.
 *
 * @throws MeridinateError UPSTREAM_UNREACHABLE, UPSTREAM_TIMED_OUT, UPSTREAM_ANSWER_UNREADABLE (body
 * broken off or too large); the signal's reason or ANALYSIS_ABORTED when the caller gave up
 */
export async function exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
  if (request.signal.aborted) throw abortError(request.signal);
  const deadline = new Deadline(request.signal, request.timeoutMs);
  let status: number | undefined;
  try {
    const response = await deadline.race(sendRequest(request, deadline.signal));
    status = response.status;
    request.onStatus?.(status);
    const stream = response.body as ReadableStream<Uint8Array> | null;
    const body = await deadline.race(readBody(stream, request.maxBodyBytes));
    return { status, headers: response.headers, body };
  } catch (error) {
    if (request.signal.aborted) throw abortError(request.signal);
    throw exchangeError(error, request, deadline.passed, status);
  } finally {
    deadline.release();
  }
}

function sendRequest(request: ExchangeRequest, signal: AbortSignal): Promise<Response> {
  const send = request.fetch ?? fetch;
  return send(request.url, {
    method: request.method ?? 'GET',
    headers: { ...OWN_HEADERS, ...request.headers },
    body: request.body,
    redirect: 'manual',
    signal,
  });
}

/** True for an error of {@link exchange} whose body was over the cap: asking again would not help. */
export const isBodyTooLarge = (error: unknown): boolean =>
  isMeridinateError(error) && error.cause instanceof BodyTooLarge;

/**
 * What `fetch` throws is deliberately not kept as a cause: for a bad URL it quotes the URL, and with
 * it the key. Its error code is enough to find the fault.
 */
function exchangeError(
  error: unknown,
  { name, timeoutMs }: ExchangeRequest,
  timedOut: boolean,
  status: number | undefined,
): MeridinateError {
  const context = { ...errorContextOf(name), status };
  if (timedOut) return new MeridinateError('UPSTREAM_TIMED_OUT', { ...context, afterMs: timeoutMs });
  if (error instanceof BodyTooLarge) {
    return new MeridinateError(
      'UPSTREAM_ANSWER_UNREADABLE',
      { ...context, said: error.message },
      { cause: error },
    );
  }
  if (status === undefined) {
    return new MeridinateError('UPSTREAM_UNREACHABLE', { ...context, said: systemCodeOf(error) });
  }
  return new MeridinateError('UPSTREAM_ANSWER_UNREADABLE', { ...context, said: 'its body broke off' });
}

/** A code such as ECONNREFUSED from what `fetch` threw, if there is one. */
function systemCodeOf(error: unknown): string | undefined {
  const code = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}
