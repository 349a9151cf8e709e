import { isMintCreated, mintMovement } from '../buys/mint-movement';
import { LAUNCHPADS, venuesOf } from '../chain/programs';
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

/**
 * The launchpad among the programs of the creating transaction. It labels the mint and decides nothing:
 * a launch by another program, or by hand, is simply not named.
 */
export function launchpadIn(transaction: ReadTransaction): string | undefined {
  return venuesOf(transaction.programs()).find((venue) => LAUNCHPADS.has(venue));
}
