import { hasAddressShape } from '../chain/address';
import type { ReadTransaction } from '../envelope/read-transaction';
import { changeOf } from '../envelope/token-changes';
import { hasReceivedValue } from './value-given';

/** What one signer sold of a mint in one transaction. */
export interface FoundSale {
  owner: string;
  /** Raw units, above 0. */
  tokens: bigint;
}

/**
 * Finds the signers that sold `mint`: their tokens over all their accounts fell, and value came to them
 * in the same transaction. Tokens given away are not sold. Deliberately absent: owners that did not
 * sign, which are pools and the makers of standing orders.
 */
export function findSales(transaction: ReadTransaction, mint: string): FoundSale[] {
  const sales: FoundSale[] = [];
  if (transaction.failed) return sales;
  for (const owner of transaction.signers) {
    const tokens = tokensLost(transaction, owner, mint);
    if (tokens > 0n && hasAddressShape(owner) && hasReceivedValue(transaction, owner, mint)) {
      sales.push({ owner, tokens });
    }
  }
  return sales;
}

function tokensLost(transaction: ReadTransaction, owner: string, mint: string): bigint {
  let lost = 0n;
  for (const change of transaction.tokenChanges) {
    if (change.owner === owner && change.mint === mint) lost -= changeOf(change);
  }
  return lost;
}
