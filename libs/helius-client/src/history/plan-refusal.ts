import { isMeridinateError } from '@meridinate/errors';

/** What is remembered of a plan or a node that does not serve paged histories. */
export interface PlanRefusal {
  /** Whether asking again is pointless for now. */
  isRemembered(): boolean;
  remember(): void;
}

/** Plans are changed while services run. */
const ASK_AGAIN_AFTER_MS = 10 * 60_000;

const METHOD_NOT_FOUND = -32601;
const HTTP_NOT_FOUND = 404;

/** @param now unix time in ms */
export function createPlanRefusal(now: () => number): PlanRefusal {
  let refusedAt: number | null = null;
  return {
    isRemembered: () => refusedAt !== null && now() - refusedAt < ASK_AGAIN_AFTER_MS,
    remember: () => void (refusedAt = now()),
  };
}

/**
 * Whether an error says that the call itself is not to be had here, by plan or by node. Neither a
 * refused key nor credits that are gone do.
 */
export function isCallRefused(error: unknown): boolean {
  if (isMeridinateError(error, 'UPSTREAM_PLAN_REFUSED')) return true;
  if (!isMeridinateError(error, 'UPSTREAM_REQUEST_REJECTED')) return false;
  return error.context.rpcCode === METHOD_NOT_FOUND || error.context.status === HTTP_NOT_FOUND;
}
