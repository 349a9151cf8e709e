import type { IncomingMessage } from 'node:http';
import { UPSTREAMS } from '../faults/fault-rules';
import type { UpstreamRequest } from './upstream-request';

const LARGEST_BODY = 1_048_576;
const PREFIX = new RegExp(`^/(?:${UPSTREAMS.join('|')})(?=/|$)`);

/** @returns null when the body is larger than any honest one */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A path with escapes that mean nothing stays as it is, and is then found nowhere. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Reads a request. A path may begin with the upstream's name, so that each base URL can have a
 * prefix of its own; no two upstreams share a path, so none needs it.
 */
export async function readRequest(request: IncomingMessage): Promise<UpstreamRequest | null> {
  const body = await bodyOf(request);
  if (body === null) return null;
  const url = new URL(request.url ?? '/', 'http://simulator');
  const path = url.pathname.replace(PREFIX, '');
  return {
    method: request.method ?? 'GET',
    path: path === '' ? '/' : unescaped(path),
    query: url.searchParams,
    userAgent: request.headers['user-agent'] ?? '',
    body,
  };
}
