import type { CallContext } from '@meridinate/analysis-core';
import { unreadable } from '@meridinate/http-exchange';
import type { CreditTable } from '../credit-table';
import type { HeliusConnection } from '../rpc/helius-rpc';
import { inChainOrder, type ListedSignature } from './listed-signature';
import { SIGNATURES_CALL, SIGNATURES_PER_CALL, signaturePage } from './signature-page';

/**
 * Every succeeded signature of a mint, oldest first. Lists run from the newest back, so the whole
 * history has to be walked before its first transaction is known: a call for each thousand signatures,
 * failed ones included.
 *
 * @param maxCalls most calls a walk may take
 * @returns null when the oldest signature is not reached with them: without its beginning, a history has
 * no early buyers, and what was walked is worth nothing
 * @throws MeridinateError CREDIT_LIMIT_REACHED, an UPSTREAM_ error, or the abort
 */
export async function walkSignatures(
  connection: HeliusConnection,
  credits: CreditTable,
  mint: string,
  maxCalls: number,
  context: CallContext,
): Promise<ListedSignature[] | null> {
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
  return null;
}
