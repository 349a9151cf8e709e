import { MeridinateError, type ErrorCode, type UpstreamContext } from '@meridinate/errors';
import { CREDITS_ARE_GONE, errorContextOf, type UpstreamCallName } from '@meridinate/http-exchange';

const RATE_LIMITED = -32429;
const PLAN_REFUSED = -32403;
const INTERNAL = -32603;
const NODE_BEHIND = -32005;

/** Texts that Helius sends as an internal error although the request is at fault. */
const REQUEST_IS_AT_FAULT = /only request up to|pagination token/i;

/**
 * The error that a JSON-RPC `error` member stands for. Its `said` is the message as it came: whoever
 * knows the key redacts it.
 *
 * A code that is not known is taken for a refusal, because a repeated call may be billed again.
 */
export function rpcError(name: UpstreamCallName, error: unknown): MeridinateError {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    message?: unknown;
  };
  const rpcCode = typeof code === 'number' ? code : 0;
  const said = typeof message === 'string' ? message : undefined;
  const context: UpstreamContext = { ...errorContextOf(name), rpcCode, said };
  return new MeridinateError(codeOf(rpcCode, said ?? ''), context);
}

type RpcErrorCode = Extract<
  ErrorCode,
  | 'UPSTREAM_CREDITS_EXHAUSTED'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_PLAN_REFUSED'
  | 'UPSTREAM_FAILED'
  | 'UPSTREAM_REQUEST_REJECTED'
>;

function codeOf(rpcCode: number, said: string): RpcErrorCode {
  if (CREDITS_ARE_GONE.test(said)) return 'UPSTREAM_CREDITS_EXHAUSTED';
  if (rpcCode === RATE_LIMITED || rpcCode === 429) return 'UPSTREAM_RATE_LIMITED';
  if (rpcCode === PLAN_REFUSED) return 'UPSTREAM_PLAN_REFUSED';
  if (rpcCode === NODE_BEHIND) return 'UPSTREAM_FAILED';
  if (rpcCode === INTERNAL && !REQUEST_IS_AT_FAULT.test(said)) return 'UPSTREAM_FAILED';
  return 'UPSTREAM_REQUEST_REJECTED';
}
