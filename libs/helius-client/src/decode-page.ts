import type { RawTransaction, TransactionsPage } from '@meridinate/analysis-core';
import { unreadable } from '@meridinate/http-exchange';
import { PAGE_CALL } from './history/page-call';
import { rpcResult } from './rpc/rpc-result';

/**
 * The page in an answer to `getTransactionsForAddress`, or in a body of that form that was made of
 * answers of standard RPC. Runs in a thread of the caller's, which loads
 * this file by `decoderPath`; it knows no key, so what an error says here is redacted by the client.
 *
 * Only the frame is checked: the transactions are handed on as they came, and the core leaves out those
 * it cannot read.
 *
 * @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE, or what the answer's JSON-RPC error stands for
 */
export function decodePage(body: Uint8Array): TransactionsPage {
  const result = rpcResult(new TextDecoder().decode(body), PAGE_CALL);
  const { data, paginationToken, beginningOutOfReach } = (
    typeof result === 'object' && result !== null ? result : {}
  ) as { data?: unknown; paginationToken?: unknown; beginningOutOfReach?: unknown };
  if (!Array.isArray(data)) throw unreadable(PAGE_CALL, 'it has no list of transactions');
  const nextCursor = paginationToken ?? null;
  if (nextCursor !== null && (typeof nextCursor !== 'string' || nextCursor === '')) {
    throw unreadable(PAGE_CALL, 'its pagination token is no text');
  }
  const page = { transactions: data as RawTransaction[], nextCursor };
  return beginningOutOfReach === true ? { ...page, beginningOutOfReach } : page;
}
