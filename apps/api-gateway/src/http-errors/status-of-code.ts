import type { ErrorCode } from '@meridinate/errors';

/** HTTP status of each error that can reach a caller. A code that is not here answers 500. */
const STATUS_OF_CODE: Partial<Record<ErrorCode, number>> = {
  ADDRESS_MALFORMED: 400,
  REQUEST_MALFORMED: 400,
  API_KEY_UNKNOWN: 401,
  ADMIN_KEY_NEEDED: 403,
  ROUTE_NOT_FOUND: 404,
  ANALYSIS_NOT_FOUND: 404,
  TOKEN_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  ANALYSIS_ALREADY_ENDED: 409,
  ANALYSIS_NOT_SET_ASIDE: 409,
  REQUEST_TOO_LARGE: 413,
  REQUEST_MEDIA_TYPE_UNSUPPORTED: 415,
  REQUEST_FIELD_INVALID: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_COST_TOO_LARGE: 422,
  RATE_LIMITED: 429,
  SERVICE_STOPPING: 503,
  QUEUE_DISABLED: 503,
  QUEUE_UNREACHABLE: 503,
  POOL_FULL: 503,
  EVENT_LISTENERS_FULL: 503,
  CAPACITY_REDUCED: 503,
};

/** Seconds after which the same request may well succeed; told in `Retry-After`. */
const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = {
  SERVICE_STOPPING: 5,
  POOL_FULL: 5,
  EVENT_LISTENERS_FULL: 5,
  QUEUE_UNREACHABLE: 2,
};

export const statusOfCode = (code: ErrorCode): number => STATUS_OF_CODE[code] ?? 500;

export const retryAfterSeconds = (code: ErrorCode): number | undefined => RETRY_AFTER_SECONDS[code];
