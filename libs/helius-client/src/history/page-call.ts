/** The call that reads a page of history. */
export const PAGE_CALL = { upstream: 'helius', call: 'getTransactionsForAddress' } as const;
