import type { CallContext } from '@meridinate/analysis-core';
import { isMeridinateError } from '@meridinate/errors';
import { retrying, unreadable } from '@meridinate/http-exchange';
import type { CreditTable } from '../credit-table';
import { betterTerms } from '../history/terms';
import { askHelius, type HeliusConnection } from '../rpc/helius-rpc';
import { rpcResult } from '../rpc/rpc-result';
import type { ListedSignature } from './listed-signature';

const NAME = { upstream: 'helius', call: 'getTransaction' } as const;
const MAX_BYTES = 8 * 1024 * 1024;
const INVALID_PARAMS = -32602;
const OLDEST_VERSION = 0;

/** Changes of the version for one transaction: down once, and up again for a newer one. */
const MAX_CHANGES = 3;

/** Newest transaction version to ask for, as far as the node has taught us. */
export interface LearnedVersion {
  version: number;
}

/**
 * One transaction as JSON text, with its position in the block put in, which `getTransaction` leaves
 * out. A node that does not have it answers null; then the text has no metadata, and the analysis
 * counts the transaction among the unreadable ones.
 */
export function getTransaction(
  connection: HeliusConnection,
  credits: CreditTable,
  listed: ListedSignature,
  learned: LearnedVersion,
  context: CallContext,
): Promise<string> {
  const { perCall } = credits.getTransaction;
  const askFor = (version: number): Promise<string> => {
    const config = { encoding: 'json', commitment: 'finalized', maxSupportedTransactionVersion: version };
    const call = {
      name: NAME,
      params: [listed.signature, config],
      price: { least: perCall, worst: perCall },
      maxBodyBytes: MAX_BYTES,
      read: (body: Uint8Array) => transactionText(body, listed),
    };
    return askHelius(connection, call, context);
  };
  return retrying(connection.policy, () => negotiated(learned, askFor), {
    ...connection.instruments,
    signal: context.signal,
  });
}

async function negotiated(
  learned: LearnedVersion,
  askFor: (version: number) => Promise<string>,
): Promise<string> {
  let { version } = learned;
  let lowered = false;
  for (let changes = 0; ; changes++) {
    try {
      const text = await askFor(version);
      if (lowered) learned.version = version;
      return text;
    } catch (error) {
      const raised = betterTerms(error, { version, limit: 1 })?.version;
      if (changes >= MAX_CHANGES) throw error;
      if (raised !== undefined) {
        version = raised;
        learned.version = Math.max(learned.version, version);
      } else if (!lowered && version > OLDEST_VERSION && isInvalidParams(error)) {
        // Nodes that are older than version 1 take it for a malformed request.
        version = OLDEST_VERSION;
        lowered = true;
      } else throw error;
    }
  }
}

const isInvalidParams = (error: unknown): boolean =>
  isMeridinateError(error, 'UPSTREAM_REQUEST_REJECTED') && error.context.rpcCode === INVALID_PARAMS;

/** Parsed on the event loop, because one transaction is small; a page of them is not. */
function transactionText(body: Uint8Array, listed: ListedSignature): string {
  const { signature, slot, transactionIndex, blockTime } = listed;
  const result = rpcResult(new TextDecoder().decode(body), NAME);
  if (result === null) {
    const transaction = { signatures: [signature], message: { accountKeys: [] } };
    return JSON.stringify({ slot, transactionIndex, blockTime, transaction, meta: null });
  }
  const found = result as { transaction?: { signatures?: unknown[] } | null };
  if (found.transaction?.signatures?.[0] !== signature) {
    throw unreadable(NAME, 'it is not the transaction that was asked for');
  }
  return JSON.stringify(transactionIndex === null ? found : { ...found, transactionIndex });
}
