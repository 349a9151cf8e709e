/**
 * Every failure Meridinate can name.
 *
 * Grammar: `<SUBJECT>_<WHAT>`; a code is never removed, renamed or reused, clients match on it.
 * To add one: a line here, its context in `contexts.ts`, its sentence in `sentences.ts` — the
 * compiler asks for the other two.
 */
export const ERROR_CODES = [
  'ADDRESS_MALFORMED',
  'REQUEST_MALFORMED',
  'REQUEST_FIELD_INVALID',
  'REQUEST_TOO_LARGE',
  'REQUEST_MEDIA_TYPE_UNSUPPORTED',
  'ROUTE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'ANALYSIS_NOT_FOUND',
  'TOKEN_NOT_FOUND',
  'QUEUE_DISABLED',
  'QUEUE_UNREACHABLE',
  'POOL_FULL',
  'MINT_NOT_FOUND',
  'MINT_NOT_A_MINT',
  'CREDIT_LIMIT_REACHED',
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMED_OUT',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_FAILED',
  'UPSTREAM_ANSWER_UNREADABLE',
  'UPSTREAM_KEY_REJECTED',
  'UPSTREAM_PLAN_REFUSED',
  'UPSTREAM_CREDITS_EXHAUSTED',
  'UPSTREAM_REQUEST_REJECTED',
  'MESSAGE_MALFORMED',
  'MESSAGE_VERSION_UNKNOWN',
  'ANALYSIS_ABORTED',
  'ANALYSIS_WORKER_LOST',
  'SETTINGS_INVALID',
  'INTERNAL_FAULT',
] as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];
