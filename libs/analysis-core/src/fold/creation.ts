import { isMintCreated, mintMovement } from '../buys/mint-movement';
import type { ReadTransaction } from '../envelope/read-transaction';

/**
 * Who created the mint, if the transaction did: the payer of the transaction that opened the mint's
 * account, or in which its first tokens appeared. Null when it did neither, as with a history that
 * begins later. A launch service that pays for its users is itself the creator by this rule.
 */
export function creatorIn(transaction: ReadTransaction, mint: string): string | null {
  if (isMintCreated(transaction, mint)) return transaction.feePayer;
  const movement = mintMovement(transaction, mint);
  return movement !== null && movement.heldBefore === 0n && movement.risen > 0n ? transaction.feePayer : null;
}
