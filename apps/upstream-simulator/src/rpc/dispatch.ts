import { json, type Answer, type BilledCall } from '../server/answer';
import type { ChainSource } from '../chain/chain-source';
import { RPC_METHODS } from './methods';
import { RpcError } from './rpc-error';

/** Changes the result of a method after it was worked out; how faults reach inside an answer. */
export type ResultTwist = (method: string, params: unknown, result: unknown) => unknown;

interface Call {
  id: unknown;
  method: string;
  params: unknown;
}

interface Played {
  response: unknown;
  billed: BilledCall;
}

/** Reads one call of a request body; null when it is none. */
export function readCall(body: unknown): Call | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { id = null, method, params } = body as { id?: unknown; method?: unknown; params?: unknown };
  return typeof method === 'string' ? { id, method, params } : null;
}

/** Name in the ledger of calls whose method nobody knows. */
const UNKNOWN = 'unknown_method';
const INVALID = { jsonrpc: '2.0', error: { code: -32600, message: 'Invalid request' }, id: null };

async function playCall(body: unknown, chain: ChainSource, twist: ResultTwist): Promise<Played> {
  const call = readCall(body);
  if (call === null) return { response: INVALID, billed: { method: UNKNOWN, credits: 1 } };
  const method = RPC_METHODS.get(call.method);
  if (method === undefined) {
    const error = { code: -32601, message: 'Method not found' };
    return { response: { jsonrpc: '2.0', error, id: null }, billed: { method: UNKNOWN, credits: 1 } };
  }
  const billed = (credits: number): BilledCall => ({
    method: method.name,
    credits: Math.max(credits, method.minimumCredits),
  });
  try {
    const worked = await method.call(call.params, chain);
    const result = twist(method.name, call.params, worked);
    return {
      response: { jsonrpc: '2.0', result, id: call.id },
      billed: billed(method.creditsOf?.(result) ?? 0),
    };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    const { code, message } = error;
    return { response: { jsonrpc: '2.0', error: { code, message }, id: call.id }, billed: billed(0) };
  }
}

/** Answers a JSON-RPC body: one call, or a batch of up to 100, which costs the sum of its calls. */
export async function answerRpc(body: unknown, chain: ChainSource, twist: ResultTwist): Promise<Answer> {
  if (!Array.isArray(body)) {
    const { response, billed } = await playCall(body, chain, twist);
    return json(response, 200, [billed]);
  }
  if (body.length === 0 || body.length > 100) return json(INVALID);
  const paged = (call: unknown): boolean => readCall(call)?.method === 'getTransactionsForAddress';
  if (body.some(paged)) {
    const error = { code: -32600, message: 'getTransactionsForAddress is not allowed in a batch' };
    return json({ jsonrpc: '2.0', error, id: null }, 200, [
      { method: 'getTransactionsForAddress', credits: 10 },
    ]);
  }
  const played: Played[] = [];
  for (const call of body) played.push(await playCall(call, chain, twist));
  return json(
    played.map(({ response }) => response),
    200,
    played.map(({ billed }) => billed),
  );
}
