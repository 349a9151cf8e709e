import type { CallContext } from '@meridinate/analysis-core';
import { isMeridinateError, type UpstreamContext } from '@meridinate/errors';
import {
  FREE,
  askOnce,
  jsonBody,
  retrying,
  type Instruments,
  type RetryPolicy,
} from '@meridinate/http-exchange';
import type { PriceSourceName } from './sol-price';

/** A question to a source of prices. All are GET and free, and none takes a key. */
export interface PriceQuestion<T> {
  source: PriceSourceName;
  call: string;
  url: string;
  /** @returns null when the answer holds no price */
  read(answer: unknown): T | null;
}

/** Asks a source. null means that it failed or had nothing to say: the next source is asked then. */
export type AskSource = <T>(question: PriceQuestion<T>, context: CallContext) => Promise<T | null>;

const MAX_BYTES = 4 * 1024 * 1024;
const MOST_ATTEMPTS = 2;
const LONGEST_TIMEOUT_MS = 10_000;
/** Rather than wait longer than this for one source, the next is asked. */
const PATIENCE_MS = 2_000;

/**
 * @param timeoutMs longest wait for one answer, in ms; cut to ten seconds
 * @param attempts tries of one question; cut to two, because there is always another source
 */
export function createAskSource(timeoutMs: number, attempts: number, instruments: Instruments): AskSource {
  const policy: RetryPolicy = {
    attempts: Math.min(attempts, MOST_ATTEMPTS),
    baseDelayMs: 200,
    maxDelayMs: PATIENCE_MS,
    worthwhile: ({ context }) => ((context as UpstreamContext).retryAfterMs ?? 0) <= PATIENCE_MS,
  };

  return async (question, context) => {
    const name = { upstream: question.source, call: question.call };
    const request = {
      name,
      url: question.url,
      key: null,
      timeoutMs: Math.min(timeoutMs, LONGEST_TIMEOUT_MS),
      maxBodyBytes: MAX_BYTES,
      price: FREE,
      read: (body: Uint8Array) => question.read(jsonBody(body, name, null)),
    };
    try {
      return await retrying(policy, () => askOnce(request, context, instruments), {
        ...instruments,
        signal: context.signal,
      });
    } catch (error) {
      if (isMeridinateError(error) && error.code.startsWith('UPSTREAM_')) return null;
      throw error;
    }
  };
}
