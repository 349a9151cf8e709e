import type { CallContext } from '@meridinate/analysis-core';
import { retrying, type TryPrice } from '@meridinate/http-exchange';
import type { CreditTable } from '../credit-table';
import { askHelius, type HeliusConnection } from '../rpc/helius-rpc';
import { PAGE_CALL } from './page-call';
import { pageParams } from './page-request';
import type { PageRequest, ReadPage } from './read-page';
import { betterTerms, type Terms } from './terms';

/** A thousand full transactions are about 10 MB of JSON. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/** Changes of terms within one page; a version and a limit need one each, large bodies a few more. */
const MAX_CHANGES = 6;

/**
 * A history by `getTransactionsForAddress`. When `accept` rejects, the try has failed, and the error's
 * class decides whether the page is asked for again, perhaps on other {@link Terms}.
 *
 * Counted as `ceil(limit / 100) * perHundred` credits a try: the transactions returned are only known to
 * `accept`, so a page of more than 100 that comes back short is counted too high, never too low.
 *
 * @param pageSize most transactions to ask for in one call
 */
export function createPagedHistory(
  connection: HeliusConnection,
  credits: CreditTable,
  pageSize: number,
): ReadPage {
  // What Helius taught us once holds for every page: a refused call is counted as paid.
  const learned: Terms = { version: 1, limit: pageSize };

  return async <T>(
    request: PageRequest,
    accept: (body: Uint8Array) => Promise<T>,
    context: CallContext,
  ): Promise<T> => {
    let terms: Terms = { version: learned.version, limit: Math.min(request.limit, learned.limit) };
    let changes = 0;

    const ask = async (): Promise<T> => {
      for (;;) {
        try {
          const params = pageParams(request.mint, request.cursor, terms);
          const price = pagePrice(credits, terms.limit);
          const call = { name: PAGE_CALL, params, price, maxBodyBytes: MAX_PAGE_BYTES, read: accept };
          return await askHelius(connection, call, context);
        } catch (error) {
          const better = changes < MAX_CHANGES ? betterTerms(error, terms) : null;
          if (better === null) throw error;
          changes += 1;
          if (better.lasting) learn(learned, better, terms);
          terms = better;
        }
      }
    };
    return retrying(connection.policy, ask, { ...connection.instruments, signal: context.signal });
  };
}

function learn(learned: Terms, better: Terms, before: Terms): void {
  learned.version = Math.max(learned.version, better.version);
  if (better.limit < before.limit) learned.limit = Math.min(learned.limit, better.limit);
}

function pagePrice({ getTransactionsForAddress }: CreditTable, limit: number): TryPrice {
  const { perHundred, least } = getTransactionsForAddress;
  return { least, worst: Math.max(least, Math.ceil(limit / 100) * perHundred) };
}
