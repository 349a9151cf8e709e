import type { CallContext } from '@meridinate/analysis-core';
import { isMeridinateError, MeridinateError, type UpstreamContext } from '@meridinate/errors';
import { askOnce, type Instruments, type UpstreamCallName } from '@meridinate/http-exchange';

/** What every call about webhooks needs to know. */
export interface WebhooksConnection {
  /** REST of Helius, without the key and without a slash at the end. */
  apiUrl: string;
  apiKey: string;
  timeoutMs: number;
  instruments: Instruments;
}

export interface WebhooksCall<T> {
  name: UpstreamCallName;
  method: 'GET' | 'POST' | 'DELETE';
  /** Empty for all webhooks. */
  id: string;
  /** Sent as JSON. */
  body?: object;
  read(body: Uint8Array): T;
}

/**
 * What Helius bills for creating, changing or deleting a webhook, 2026-10. It does not say that reading is
 * free, so reading counts the same and the count errs upwards.
 */
const CREDITS_PER_CALL = 100;

/** A webhook may have 100,000 addresses, and a list many webhooks. */
const MAX_BYTES = 32 * 1024 * 1024;

/** One try of a call. The key joins the URL here, at the last moment, and nowhere else. */
export function askWebhooks<T>(
  { apiUrl, apiKey, timeoutMs, instruments }: WebhooksConnection,
  { id, body, ...call }: WebhooksCall<T>,
  context: CallContext,
): Promise<T> {
  const path = id === '' ? '' : `/${encodeURIComponent(id)}`;
  const sent = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const question = {
    ...{ ...call, ...sent, timeoutMs },
    url: `${apiUrl}/v0/webhooks${path}?api-key=${encodeURIComponent(apiKey)}`,
    key: apiKey,
    price: { least: CREDITS_PER_CALL, worst: CREDITS_PER_CALL },
    maxBodyBytes: MAX_BYTES,
  };
  return askOnce(question, context, instruments);
}

/** True for the answer to an id that Helius does not know. */
export const isUnknownWebhook = (error: unknown): boolean =>
  isMeridinateError(error, 'UPSTREAM_REQUEST_REJECTED') && error.context.status === 404;

/** Characters of a secret that must not be quoted, because the rest of it may have been cut off. */
const TELLING = 8;

/** An error without what Helius said, where that quotes the secret or the beginning of it. */
export function withoutSecret(error: unknown, secret: string): unknown {
  if (!isMeridinateError(error)) return error;
  const context = error.context as UpstreamContext;
  if (context.said === undefined || !context.said.includes(secret.slice(0, TELLING))) return error;
  return new MeridinateError(error.code, { ...context, said: undefined });
}
