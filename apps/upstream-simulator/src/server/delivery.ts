import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Answer } from './answer';

const gzipped = promisify(gzip);
/** Bytes below which packing is not worth it. */
const SMALL = 1_024;

/** How an answer is sent. */
export interface Delivery {
  /** Whether it breaks off in the middle. */
  cut: boolean;
  /** The answer, packed and ready, is held back until this resolves; false when the caller is gone. */
  due?: Promise<boolean>;
  /** Called when the headers are on their way, not if the caller is gone. */
  onHeaders: () => void;
}

export async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  { cut, due = Promise.resolve(true), onHeaders }: Delivery,
): Promise<void> {
  const plain = Buffer.from(answer.body);
  const packs = plain.length > SMALL && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = packs ? await gzipped(plain, { level: constants.Z_BEST_SPEED }) : plain;
  if (!(await due) || response.destroyed || response.writableEnded) return;
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': body.length,
    ...(packs ? { 'content-encoding': 'gzip' } : {}),
    ...answer.headers,
  });
  onHeaders();
  if (!cut) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

/** Waits, unless the caller goes away first. @returns whether it is still there */
export function pause(ms: number, response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve(!response.destroyed);
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
  });
}
