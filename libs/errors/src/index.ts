export { ERROR_CODES, type ErrorCode } from './codes';
export type { ErrorContexts, UpstreamContext, WorkerLoss } from './contexts';
export { MeridinateError, isMeridinateError, reviveError, type ErrorRecord } from './meridinate-error';
export { redact } from './redact';
