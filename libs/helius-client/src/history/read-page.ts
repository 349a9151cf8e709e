import type { CallContext } from '@meridinate/analysis-core';

/** A page of history that is wanted. */
export interface PageRequest {
  mint: string;
  /** Cursor of the previous page; null for the first. */
  cursor: string | null;
  /** Transactions wanted, at most; a page may hold fewer although more follow. */
  limit: number;
}

/** Buys a page and hands its bytes to `accept`. */
export type ReadPage = <T>(
  request: PageRequest,
  accept: (body: Uint8Array) => Promise<T>,
  context: CallContext,
) => Promise<T>;
