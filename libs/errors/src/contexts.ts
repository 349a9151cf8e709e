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

/** One run of an analysis that ended with its process: the evidence against a job that is set aside. */
export interface WorkerLoss {
  /** Host and process id of the worker, such as "worker-1:4711"; null where it is not known. */
  worker: string | null;
  /** ms since the epoch at which the run began; null where it is not known. */
  startedAt: number | null;
  /** True when nothing else ran in that process, so that nothing else can have ended it. */
  alone: boolean;
}

/** What stands in a request's way for now. */
export interface LimitContext {
  /** The group of routes that share the limits. */
  tier: string;
  /** Names of the limits in the way; none where load is shed. */
  policies: string[];
  /** Whole seconds, at least 1. */
  retryAfterSeconds: number;
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
  ANALYSIS_ALREADY_ENDED: { id: string; state: string };
  ANALYSIS_NOT_SET_ASIDE: { id: string; state: string };
  ANALYSIS_NOT_COMPLETED: { id: string; state: string };
  TOKEN_NOT_FOUND: { id: string };
  ADDRESS_NOT_WATCHED: { address: string };
  ADDRESS_ALREADY_WATCHED: { address: string };
  TOKEN_NOT_IN_TRASH: { id: string };
  TOKEN_WITHOUT_EARLY_BUYERS: { id: string };
  WEBHOOKS_NOT_CONFIGURED: { missing: string[] };
  WEBHOOK_NOT_FOUND: { id: string };
  WEBHOOK_SECRET_WRONG: Record<string, never>;
  TAG_ALREADY_GIVEN: { wallet: string; tag: string };
  TAG_NOT_FOUND: { wallet: string; tag: string };
  QUEUE_DISABLED: Record<string, never>;
  QUEUE_UNREACHABLE: Record<string, never>;
  DATABASE_UNAVAILABLE: Record<string, never>;
  POOL_FULL: { waiting: number; limit: number };
  EVENT_LISTENERS_FULL: { limit: number };
  SERVICE_STOPPING: Record<string, never>;
  IDEMPOTENCY_KEY_REUSED: { key: string };
  API_KEY_UNKNOWN: Record<string, never>;
  ADMIN_KEY_NEEDED: Record<string, never>;
  RATE_LIMITED: LimitContext;
  RATE_COST_TOO_LARGE: { policy: string; limit: number; cost: number };
  CAPACITY_REDUCED: LimitContext;
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
  ANALYSIS_TIMED_OUT: { limitMs: number };
  ANALYSIS_CANCELLED: Record<string, never>;
  ANALYSIS_JOB_VANISHED: { reason: string };
  ANALYSIS_WORKER_LOST: { attempts: number; losses?: WorkerLoss[] };
  SETTINGS_INVALID: { faults: string[] };
  INTERNAL_FAULT: { reference: string };
}
