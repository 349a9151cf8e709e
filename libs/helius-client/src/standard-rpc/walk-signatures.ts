import type { CallContext } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { errorContextOf, unreadable } from '@meridinate/http-exchange';
import type { CreditTable } from '../credit-table';
import { PAGE_CALL } from '../history/page-call';
import type { HeliusConnection } from '../rpc/helius-rpc';
import { inChainOrder, type ListedSignature } from './listed-signature';
import { SIGNATURES_CALL, SIGNATURES_PER_CALL, signaturePage } from './signature-page';

/**
 * Every succeeded signature of a mint, oldest first. Lists run from the newest back, so the whole
 * history has to be walked before its first transaction is known: a call for each thousand signatures,
 * failed ones included.
 *
 * @param maxCalls most calls a walk may take
 * @throws MeridinateError UPSTREAM_PLAN_REFUSED when the oldest signature is not reached with them:
 * without its beginning, a history has no early buyers. Or CREDIT_LIMIT_REACHED, an UPSTREAM_ error,
 * the abort
 */
export async function walkSignatures(
  connection: HeliusConnection,
  credits: CreditTable,
  mint: string,
  maxCalls: number,
  context: CallContext,
): Promise<ListedSignature[]> {
  const newestFirst: ListedSignature[] = [];
  for (let calls = 0; calls < maxCalls; calls++) {
    const before = newestFirst.at(-1)?.signature;
    const page = await signaturePage(connection, credits, mint, before, context);
    if (before !== undefined && page.at(-1)?.signature === before) {
      throw unreadable(SIGNATURES_CALL, 'the list ends where the one before it ended');
    }
    newestFirst.push(...page);
    if (page.length < SIGNATURES_PER_CALL) return inChainOrder(newestFirst).filter((one) => !one.failed);
  }
  throw tooLong(maxCalls * SIGNATURES_PER_CALL);
}

function tooLong(signatures: number): MeridinateError {
  const said =
    `the history has ${signatures.toLocaleString('en-US')} signatures or more ` +
    'and can only be read with getTransactionsForAddress';
  return new MeridinateError('UPSTREAM_PLAN_REFUSED', { ...errorContextOf(PAGE_CALL), said });
}
