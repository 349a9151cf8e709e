import type { ErrorCode } from './codes';
import { ERROR_CODES } from './codes';
import type { ErrorContexts } from './contexts';
import { SENTENCES } from './sentences';

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMED_OUT',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_FAILED',
  'UPSTREAM_ANSWER_UNREADABLE',
]);

/** An error as plain JSON, to cross a thread or a queue and be made whole again by {@link reviveError}. */
export interface ErrorRecord {
  code: ErrorCode;
  context: ErrorContexts[ErrorCode];
  message: string;
}

/**
 * The one error class of Meridinate.
 *
 * `message` is the public sentence and safe to show; `context` holds typed facts for logs; `cause`
 * keeps the original and never leaves the process.
 */
export class MeridinateError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'MeridinateError';

  constructor(
    readonly code: C,
    readonly context: ErrorContexts[C],
    options?: { cause?: unknown },
  ) {
    super(SENTENCES[code](context), options);
  }

  /** True when the same work may succeed if it is simply tried again later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }

  toRecord(): ErrorRecord {
    return { code: this.code, context: this.context, message: this.message };
  }
}

/** Narrows anything caught to a {@link MeridinateError}, of one code if given. */
export function isMeridinateError<C extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: C,
): error is MeridinateError<C> {
  return error instanceof MeridinateError && (code === undefined || error.code === code);
}

/** Makes an {@link ErrorRecord} an error again. A code from a newer version becomes INTERNAL_FAULT. */
export function reviveError(record: ErrorRecord): MeridinateError {
  if (!ERROR_CODES.includes(record.code)) {
    return new MeridinateError('INTERNAL_FAULT', { reference: String(record.code) });
  }
  return new MeridinateError(record.code, record.context);
}
