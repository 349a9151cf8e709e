import { STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { MeridinateError } from '@meridinate/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemAnswer } from './problem';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id';

const UNREADABLE_PATH = new MeridinateError('REQUEST_MALFORMED', {
  reason: 'the path of the URL is not valid percent-encoding',
});

/**
 * Answers a URL the router cannot decode. Hooks have not run at that point, so the CORS header that
 * lets a web client read the answer is set here.
 */
export function answerUnreadableUrl(corsOrigins: readonly string[]) {
  return (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const { status, headers, body } = problemAnswer(UNREADABLE_PATH, request.id);
    const { origin } = request.headers;
    if (origin !== undefined && corsOrigins.includes(origin)) {
      void reply.header('access-control-allow-origin', origin);
    }
    void reply.code(status).headers(headers).header(REQUEST_ID_HEADER, request.id).send(body);
  };
}

/** Takes a request for what it is besides what it expects; by itself Node answers 417 without a word. */
export function ignoreExpectations(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

const REASONS: Record<string, { status: number; reason: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'its URL and headers are larger than 16 KB together' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: 'it did not arrive in time' },
};
const NOT_HTTP = { status: 400, reason: 'it is not valid HTTP' };

/** Answers bytes that never became a request, then closes the connection. */
export function answerClientFault(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, reason } = REASONS[error.code ?? ''] ?? NOT_HTTP;
  const requestId = requestIdOf({});
  const answer = problemAnswer(new MeridinateError('REQUEST_MALFORMED', { reason }), requestId, status);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${answer.headers['content-type'] ?? ''}`,
    `content-length: ${Buffer.byteLength(answer.body)}`,
    `${REQUEST_ID_HEADER}: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${answer.body}`);
}
