import { join } from 'node:path';
import type { CreditTable } from '../credit-table';
import type { HeliusConnection } from '../rpc/helius-rpc';
import { isStandardCursor } from '../standard-rpc/cursor';
import { createStandardHistory, type StandardLimits } from '../standard-rpc/standard-history';
import { createPagedHistory } from './paged-history';
import { createPlanRefusal, isCallRefused } from './plan-refusal';
import type { ReadPage } from './read-page';

export interface HeliusHistory {
  /** Absolute path of the built CommonJS module that exports `decodePage`. */
  readonly decoderPath: string;
  /**
   * Buys a page and hands its bytes to `accept`, by `getTransactionsForAddress` where the plan and the
   * node serve it, else by standard RPC; see `createPagedHistory` and `createStandardHistory` for what
   * each counts and repeats.
   *
   * Cursors are texts to hand back. One of standard RPC (`rpc:<slot>:<signature>`) is continued there,
   * also where paged histories have become available; one of a paged history (`<slot>:<position>`) is
   * continued by standard RPC when they are refused.
   *
   * A history that is too long for standard RPC is no error: it ends with a page without transactions
   * that has `beginningOutOfReach`.
   *
   * @throws MeridinateError CREDIT_LIMIT_REACHED, an UPSTREAM_ error, or the abort.
   * UPSTREAM_REQUEST_REJECTED for a cursor that cannot be continued
   */
  readPage: ReadPage;
}

/** Both ways to a history, and the memory of which is open. */
export function createHistory(
  connection: HeliusConnection,
  credits: CreditTable,
  limits: StandardLimits,
): HeliusHistory {
  const readPaged = createPagedHistory(connection, credits, limits.pageSize);
  const readStandard = createStandardHistory(connection, credits, limits);
  const refusal = createPlanRefusal(connection.instruments.now ?? Date.now);

  const readPage: ReadPage = async (request, accept, context) => {
    if (!isStandardCursor(request.cursor) && !refusal.isRemembered()) {
      try {
        return await readPaged(request, accept, context);
      } catch (error) {
        if (!isCallRefused(error)) throw error;
        refusal.remember();
      }
    }
    return readStandard(request, accept, context);
  };

  // From src as from dist this is the built file: a thread cannot load TypeScript.
  return { decoderPath: join(__dirname, '../../dist/decode-page.js'), readPage };
}
