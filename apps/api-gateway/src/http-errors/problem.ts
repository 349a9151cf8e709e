import { STATUS_CODES } from 'node:http';
import type { ErrorContexts, MeridinateError } from '@meridinate/errors';
import { isMeridinateError } from '@meridinate/errors';
import { quotaExceeded, reducedCapacity, type RefusalProblem } from '@meridinate/rate-limit';
import { retryAfterSeconds, statusOfCode } from './status-of-code';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Body of every error answer: RFC 9457 plus `error`, the field web clients of the original read. */
export interface Problem extends Partial<Pick<RefusalProblem, 'tier' | 'violated-policies'>> {
  /** `about:blank` where the status says all. */
  type: string;
  title: string;
  status: number;
  error: string;
  /** The same sentence as `error`. */
  detail: string;
  code: string;
  request_id: string;
  /** Only for REQUEST_FIELD_INVALID. */
  faults?: ErrorContexts['REQUEST_FIELD_INVALID']['faults'];
}

export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

function refusalOf(error: MeridinateError): RefusalProblem | null {
  if (isMeridinateError(error, 'RATE_LIMITED')) {
    return quotaExceeded(error.context.tier as RefusalProblem['tier'], error.context.policies);
  }
  if (isMeridinateError(error, 'CAPACITY_REDUCED')) {
    return reducedCapacity(error.context.tier as RefusalProblem['tier'], error.context.policies);
  }
  return null;
}

const waitSecondsOf = (error: MeridinateError): number | undefined =>
  isMeridinateError(error, 'RATE_LIMITED') || isMeridinateError(error, 'CAPACITY_REDUCED')
    ? error.context.retryAfterSeconds
    : retryAfterSeconds(error.code);

/**
 * Makes an error answer.
 *
 * @param status where the transport knows better than the code, such as 431
 */
export function problemAnswer(error: MeridinateError, requestId: string, status?: number): ProblemAnswer {
  const answered = status ?? statusOfCode(error.code);
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[answered] ?? 'Error',
    status: answered,
    error: error.message,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(isMeridinateError(error, 'REQUEST_FIELD_INVALID') && { faults: error.context.faults }),
    ...refusalOf(error),
  };
  const retryAfter = waitSecondsOf(error);
  return {
    status: answered,
    headers: {
      'content-type': PROBLEM_MEDIA_TYPE,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(isMeridinateError(error, 'METHOD_NOT_ALLOWED') && { allow: error.context.allowed.join(', ') }),
    },
    body: JSON.stringify(problem),
  };
}
