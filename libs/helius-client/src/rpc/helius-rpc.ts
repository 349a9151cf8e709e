import type { CallContext } from '@meridinate/analysis-core';
import {
  askOnce,
  type Instruments,
  type RetryPolicy,
  type TryPrice,
  type UpstreamCallName,
} from '@meridinate/http-exchange';
import { redactedError } from './redacted-error';

/** What every call to Helius needs to know. */
export interface HeliusConnection {
  /** Without the key. */
  rpcUrl: string;
  apiKey: string;
  timeoutMs: number;
  policy: RetryPolicy;
  instruments: Instruments;
}

export interface RpcCall<T> {
  name: UpstreamCallName;
  /** By position, or by name for the calls that take an object. */
  params: unknown[] | Record<string, unknown>;
  price: TryPrice;
  maxBodyBytes: number;
  read(body: Uint8Array): T | Promise<T>;
}

/**
 * One try of a JSON-RPC call; errors leave it without the key, whatever Helius said to `read`.
 * The key joins the URL here, at the last moment, and nowhere else.
 */
export function askHelius<T>(
  { rpcUrl, apiKey, timeoutMs, instruments }: HeliusConnection,
  call: RpcCall<T>,
  context: CallContext,
): Promise<T> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: '1', method: call.name.call, params: call.params });
  const question = {
    ...call,
    url: `${rpcUrl}/?api-key=${encodeURIComponent(apiKey)}`,
    key: apiKey,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body,
    timeoutMs,
    read: (answer: Uint8Array) => readRedacted(call, answer, apiKey),
  };
  return askOnce(question, context, instruments);
}

async function readRedacted<T>(call: RpcCall<T>, answer: Uint8Array, key: string): Promise<T> {
  try {
    return await call.read(answer);
  } catch (error) {
    throw redactedError(error, key);
  }
}
