/** Names an upstream and the call that failed there. Never a URL: the API key is part of it. */
export interface UpstreamContext {
  upstream: string;
  call: string;
  /** What the upstream said, already redacted and cut to a line. */
  said?: string;
  /** HTTP status, when an answer arrived. */
  status?: number;
  /** Milliseconds the upstream asked us to wait, from `Retry-After`. */
  retryAfterMs?: number;
  /** JSON-RPC error code, when the answer was one. */
  rpcCode?: number;
}

/**
 * The facts that belong to each code; what a log line and an error body may carry. `sentences.ts`
 * does not compile while a code lacks its line here.
 */
export interface ErrorContexts {
  ADDRESS_MALFORMED: { field: string; reason: string };
  REQUEST_MALFORMED: { reason: string };
  REQUEST_FIELD_INVALID: { faults: { field: string; reason: string }[] };
  REQUEST_TOO_LARGE: { limitBytes: number };
  REQUEST_MEDIA_TYPE_UNSUPPORTED: { received: string };
  ROUTE_NOT_FOUND: { method: string; path: string };
  METHOD_NOT_ALLOWED: { method: string; path: string; allowed: string[] };
  ANALYSIS_NOT_FOUND: { id: string };
  TOKEN_NOT_FOUND: { id: string };
  QUEUE_DISABLED: Record<string, never>;
  QUEUE_UNREACHABLE: Record<string, never>;
  POOL_FULL: { waiting: number; limit: number };
  MINT_NOT_FOUND: { mint: string };
  MINT_NOT_A_MINT: { mint: string; found: string };
  CREDIT_LIMIT_REACHED: { spent: number; limit: number; needed: number };
  UPSTREAM_UNREACHABLE: UpstreamContext;
  UPSTREAM_TIMED_OUT: UpstreamContext & { afterMs: number };
  UPSTREAM_RATE_LIMITED: UpstreamContext;
  UPSTREAM_FAILED: UpstreamContext;
  UPSTREAM_ANSWER_UNREADABLE: UpstreamContext;
  UPSTREAM_KEY_REJECTED: UpstreamContext;
  UPSTREAM_PLAN_REFUSED: UpstreamContext;
  UPSTREAM_CREDITS_EXHAUSTED: UpstreamContext;
  UPSTREAM_REQUEST_REJECTED: UpstreamContext;
  MESSAGE_MALFORMED: { queue: string; reason: string };
  MESSAGE_VERSION_UNKNOWN: { queue: string; version: string };
  ANALYSIS_ABORTED: { reason: string };
  ANALYSIS_WORKER_LOST: { attempts: number };
  SETTINGS_INVALID: { faults: string[] };
  INTERNAL_FAULT: { reference: string };
}
