import { hasAddressShape, isOnCurve } from '../chain/address';
import { isCreatedAt, type ReadTransaction } from '../envelope/read-transaction';
import { changeOf, type TokenChange } from '../envelope/token-changes';

/** How the balances of one mint moved in a transaction, in raw units. */
export interface MintMovement {
  /** Owner -> net change, those that came out even included. */
  byOwner: ReadonlyMap<string, bigint>;
  /** Accounts whose balance rose and whose owner is unknown, or no address. */
  risesOfUnknown: number;
  /** What all losers lost together, and all gainers gained. */
  fallen: bigint;
  risen: bigint;
  /** What all accounts held before. */
  heldBefore: bigint;
}

/** The movement of `mint`, or null when no balance of it changed. */
export function mintMovement(transaction: ReadTransaction, mint: string): MintMovement | null {
  const changes = transaction.tokenChanges.filter((change) => change.mint === mint);
  if (!changes.some((change) => change.before !== change.after)) return null;
  const byOwner = new Map<string, bigint>();
  const unknown: bigint[] = [];
  for (const change of changes) {
    const { owner } = change;
    if (!hasAddressShape(owner)) unknown.push(changeOf(change));
    else byOwner.set(owner, (byOwner.get(owner) ?? 0n) + changeOf(change));
  }
  let fallen = 0n;
  let risen = 0n;
  for (const delta of [...byOwner.values(), ...unknown]) {
    if (delta > 0n) risen += delta;
    else fallen -= delta;
  }
  return {
    byOwner,
    risesOfUnknown: unknown.filter((delta) => delta > 0n).length,
    fallen,
    risen,
    heldBefore: sumBefore(changes),
  };
}

function sumBefore(changes: readonly TokenChange[]): bigint {
  return changes.reduce((sum, change) => (change.before === '0' ? sum : sum + BigInt(change.before)), 0n);
}

/** Whether the mint's own account was opened in the transaction. */
export function isMintCreated(transaction: ReadTransaction, mint: string): boolean {
  const index = transaction.keys.indexOf(mint);
  return index >= 0 && isCreatedAt(transaction, index);
}

/**
 * Whether the owner's gain is new supply handed to it for a deposit (a pool share, a staking or
 * lending receipt) rather than tokens sold to it.
 *
 * A gain that the losers of the transaction cover was sold by them. A gain beyond that was minted
 * here, and is nevertheless a sale when the mint is being launched: a program's account (off the
 * curve) keeps part of the new supply to sell on, as a bonding curve does from which the creator buys
 * in the creating transaction. That holder must keep something when the mint itself is created here,
 * and at least half of the new supply when it is older, since a staking pool's treasury also keeps a
 * small share of each receipt.
 */
export function isIssuedTo(
  transaction: ReadTransaction,
  mint: string,
  movement: MintMovement,
  owner: string,
): boolean {
  const gain = movement.byOwner.get(owner) ?? 0n;
  if (gain <= movement.fallen) return false;
  let keptByPrograms = 0n;
  for (const [other, delta] of movement.byOwner) {
    if (other !== owner && delta > 0n && !isWallet(transaction, other)) keptByPrograms += delta;
  }
  const issued = movement.risen - movement.fallen;
  const isLaunch = keptByPrograms > 0n && (keptByPrograms * 2n >= issued || isMintCreated(transaction, mint));
  return !isLaunch;
}

/** Whether somebody may hold the key of the address. A signer does, which spares the costly check. */
export function isWallet(transaction: ReadTransaction, address: string): boolean {
  return transaction.signers.has(address) || isOnCurve(address);
}
