import { isMeridinateError, type UpstreamContext } from '@meridinate/errors';
import { isBodyTooLarge } from '@meridinate/http-exchange';

/** The parts of a request for a page that Helius may not agree to. */
export interface Terms {
  /** Newest transaction version to send, `maxSupportedTransactionVersion`. */
  version: number;
  /** Transactions in the page, at most. */
  limit: number;
}

/** What to ask for instead, and whether Helius would refuse the old terms for any page. */
export interface BetterTerms extends Terms {
  lasting: boolean;
}

const VERSION_UNSUPPORTED = -32015;
const INTERNAL = -32603;
const NEWEST_CONCEIVABLE_VERSION = 127;

/**
 * Terms that answer a refusal; null when the refusal is not about terms or cannot be met. They always
 * move one way, the version up and the limit down, so that negotiating ends.
 */
export function betterTerms(error: unknown, terms: Terms): BetterTerms | null {
  if (isBodyTooLarge(error)) return withLimit(terms, Math.floor(terms.limit / 2), false);
  if (!isMeridinateError(error, 'UPSTREAM_REQUEST_REJECTED')) return null;
  const { rpcCode, said = '' }: UpstreamContext = error.context;
  if (rpcCode === VERSION_UNSUPPORTED) {
    const version = Number(/version \((\d{1,3})\)/i.exec(said)?.[1] ?? NaN);
    const meets = version > terms.version && version <= NEWEST_CONCEIVABLE_VERSION;
    return meets ? { ...terms, version, lasting: true } : null;
  }
  const allowed = rpcCode === INTERNAL ? /request up to (\d{1,6})/i.exec(said)?.[1] : undefined;
  if (allowed === undefined) return null;
  const smaller = Number(allowed) < terms.limit ? Number(allowed) : Math.floor(terms.limit / 2);
  return withLimit(terms, smaller, true);
}

const withLimit = (terms: Terms, limit: number, lasting: boolean): BetterTerms | null =>
  limit >= 1 && limit < terms.limit ? { ...terms, limit, lasting } : null;
