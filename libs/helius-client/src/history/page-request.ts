import type { Terms } from './terms';

/**
 * The parameters of `getTransactionsForAddress` for a page of a mint's history, oldest first.
 *
 * Failed transactions are left to Helius: they move no tokens, and on a busy mint they are most of what
 * would be paid for. `tokenAccounts` is none because a mint owns no token accounts.
 */
export function pageParams(mint: string, cursor: string | null, { version, limit }: Terms): unknown[] {
  return [
    mint,
    {
      transactionDetails: 'full',
      sortOrder: 'asc',
      limit,
      encoding: 'json',
      commitment: 'finalized',
      maxSupportedTransactionVersion: version,
      ...(cursor === null ? {} : { paginationToken: cursor }),
      filters: { status: 'succeeded', tokenAccounts: 'none' },
    },
  ];
}
