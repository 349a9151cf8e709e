import type { CallContext } from '@meridinate/analysis-core';
import type { CreditTable } from '../credit-table';
import type { PageRequest, ReadPage } from '../history/read-page';
import type { HeliusConnection } from '../rpc/helius-rpc';
import { countBefore, cursorBehind, placeOf, type Place } from './cursor';
import { getTransaction, type LearnedVersion } from './get-transaction';
import { buyInOrder } from './in-order';
import { createKeptWalks } from './kept-walks';
import type { ListedSignature } from './listed-signature';
import { walkSignatures } from './walk-signatures';

/** How much of standard RPC a history may take. */
export interface StandardLimits {
  /** Transactions in a page, at most. */
  pageSize: number;
  /** Calls that walk back through the signatures of one mint, at most. */
  maxSignaturePages: number;
  /** Transactions that are asked for at the same time. */
  transactionsAtOnce: number;
}

/**
 * A history over the two calls that every Solana node has. The first page walks the signatures; the
 * following ones use that walk while this process has it, and walk again when it does not. Each
 * transaction is a call of its own.
 *
 * A history whose beginning the walk does not reach ends there: its page has no transaction, no cursor,
 * and `beginningOutOfReach`. So does one that was begun elsewhere and cannot be gone on with.
 *
 * The body given to `accept` has the form of an answer to `getTransactionsForAddress`. It was checked
 * when it was made, so a page that `accept` refuses is not bought again.
 */
export function createStandardHistory(
  connection: HeliusConnection,
  credits: CreditTable,
  { pageSize, maxSignaturePages, transactionsAtOnce }: StandardLimits,
): ReadPage {
  const walks = createKeptWalks(connection.instruments.now ?? Date.now);
  const learned: LearnedVersion = { version: 1 };

  async function signatures(
    mint: string,
    place: Place | null,
    context: CallContext,
  ): Promise<readonly ListedSignature[] | null> {
    // An analysis that begins wants to see what has happened since the last one.
    const kept = place === null ? undefined : walks.find(mint);
    if (kept !== undefined && holds(kept, place)) return kept;
    const walked = await walkSignatures(connection, credits, mint, maxSignaturePages, context);
    if (walked !== null) walks.keep(mint, walked);
    return walked;
  }

  return async <T>(
    { mint, cursor, limit }: PageRequest,
    accept: (body: Uint8Array) => Promise<T>,
    context: CallContext,
  ): Promise<T> => {
    const place = placeOf(cursor);
    const listed = await signatures(mint, place, context);
    if (listed === null) return accept(bodyOf('"data":[],"paginationToken":null,"beginningOutOfReach":true'));
    const start = countBefore(place, listed);
    const wanted = listed.slice(start, start + Math.min(limit, pageSize));
    const texts = await buyInOrder(wanted, transactionsAtOnce, context, (one, shared) =>
      getTransaction(connection, credits, one, learned, shared),
    );
    const last = wanted[texts.length - 1];
    const isEnd = last === undefined || start + texts.length === listed.length;
    return accept(pageBody(texts, isEnd ? null : cursorBehind(last)));
  };
}

const holds = (listed: readonly ListedSignature[], place: Place | null): boolean =>
  place?.from !== 'standard' || listed.some(({ signature }) => signature === place.signature);

const pageBody = (transactions: readonly string[], paginationToken: string | null): Uint8Array =>
  bodyOf(`"data":[${transactions.join(',')}],"paginationToken":${JSON.stringify(paginationToken)}`);

const bodyOf = (members: string): Uint8Array =>
  new TextEncoder().encode(`{"jsonrpc":"2.0","id":"1","result":{${members}}}`);
