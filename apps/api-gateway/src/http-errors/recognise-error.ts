import { HttpException } from '@nestjs/common';
import { isMeridinateError, MeridinateError } from '@meridinate/errors';
import { isUnavailable } from '@meridinate/persistence';
import type { FastifyRequest } from 'fastify';
import { allowedMethods } from './allowed-methods';

/** Largest body of a request; a route that needs more says so by `@BodyLimit()`. */
export const BODY_LIMIT_BYTES = 65_536;

const LONGEST_SHOWN = 200;

const shown = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;

/** The path of a request without its query, short enough for a sentence. */
export const shownPath = (url: string): string => shown(url.split('?', 1)[0] ?? '');

function unrouted(request: FastifyRequest): MeridinateError {
  const { method } = request;
  const path = request.url.split('?', 1)[0] ?? '';
  const allowed = allowedMethods(request.server, path);
  return allowed.length > 0 && !allowed.includes(method)
    ? new MeridinateError('METHOD_NOT_ALLOWED', { method, path: shown(path), allowed })
    : new MeridinateError('ROUTE_NOT_FOUND', { method, path: shown(path) });
}

const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && 'statusCode' in error;

/** Said of a path with dots by the plugin that serves the pages of the API, which have a folder. */
const leadsOutside = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 403;

/** Translates what Nest, Fastify and the database raise by themselves; null for anything nobody foresaw. */
export function recogniseError(error: unknown, request: FastifyRequest): MeridinateError | null {
  if (isMeridinateError(error)) return error;
  if (isLostConnection(error)) {
    return new MeridinateError('REQUEST_MALFORMED', {
      reason: 'the connection ended before all of it arrived',
    });
  }
  if (isUnavailable(error)) return new MeridinateError('DATABASE_UNAVAILABLE', {}, { cause: error });
  if (leadsOutside(error)) return unrouted(request);
  if (!(error instanceof HttpException)) return null;
  switch (error.getStatus()) {
    case 400:
      return new MeridinateError('REQUEST_MALFORMED', { reason: shown(error.message) });
    case 404:
      return unrouted(request);
    case 413:
      return new MeridinateError('REQUEST_TOO_LARGE', {
        limitBytes: request.routeOptions.bodyLimit ?? BODY_LIMIT_BYTES,
      });
    case 415:
      return new MeridinateError('REQUEST_MEDIA_TYPE_UNSUPPORTED', {
        received: shown(request.headers['content-type'] ?? ''),
      });
    default:
      return null;
  }
}
