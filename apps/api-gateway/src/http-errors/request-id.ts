import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const SHORT_TOKEN = /^[A-Za-z0-9._-]{1,64}$/;

export const REQUEST_ID_HEADER = 'x-request-id';

/** The caller's own request id when it is harmless in a log line, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && SHORT_TOKEN.test(given) ? given : randomUUID();
}
