import { hasAddressShape } from '../chain/address';
import { STABLE_MINTS, WRAPPED_SOL_MINT } from '../chain/quote-mints';
import { lamportDelta, type ReadTransaction } from '../envelope/read-transaction';
import { changeOf } from '../envelope/token-changes';
import { rentPaid } from './account-rent';

/** What left an owner in one transaction, in exact integers. */
export interface ValueGiven {
  /** SOL and wrapped SOL together, the network fee and rent apart. */
  lamports: bigint;
  /** Millionths of a US dollar in stable coins. */
  microUsd: bigint;
  /** Mint -> raw units of the other tokens that went to somebody else. */
  otherQuotes: Record<string, string>;
}

/**
 * What the owner gave for the tokens of `mint` it gained, or null when it gave nothing.
 *
 * - SOL leg = -(change in lamports + network fee if it paid that) - change in wrapped SOL - rent.
 *   It is the wallet's whole outflow: venue fees, platform fees and tips are part of the cost. Any
 *   positive sum is value, one lamport being enough: real buys of a few hundred lamports exist.
 * - Stable leg = the net fall of USDC, USDT and USD1 together.
 * - Another token counts only when some other account's balance of it rose. A token that was burned
 *   was redeemed (liquidity withdrawn, a receipt given back), not traded.
 *
 * Balances cannot tell a purchase from collateral lodged against a loan of the mint, or from a claim
 * that costs SOL or a tip: both count as bought.
 */
export function valueGiven(transaction: ReadTransaction, owner: string, mint: string): ValueGiven | null {
  const fallen = fallenTokens(transaction, owner, mint);
  const lamports = solLeg(transaction, owner, fallen.wrappedSol);
  const microUsd = fallen.stable > 0n ? fallen.stable : 0n;
  const hasTokenLeg = microUsd > 0n || Object.keys(fallen.others).length > 0;
  if (!hasTokenLeg && lamports <= 0n) return null;
  return { lamports: lamports > 0n ? lamports : 0n, microUsd, otherQuotes: fallen.others };
}

/**
 * Whether anything came to the owner beside `mint`: SOL or wrapped SOL beyond the network fee and rent
 * given back, a stable coin, or another token.
 */
export function hasReceivedValue(transaction: ReadTransaction, owner: string, mint: string): boolean {
  const { wrappedSol, stable, hasOtherRisen } = fallenTokens(transaction, owner, mint);
  return stable < 0n || hasOtherRisen || solLeg(transaction, owner, wrappedSol) < 0n;
}

function solLeg(transaction: ReadTransaction, owner: string, wrappedSolGiven: bigint): bigint {
  const fee = owner === transaction.feePayer ? transaction.fee : 0;
  const outflow = wrappedSolGiven - BigInt(lamportDelta(transaction, owner)) - BigInt(fee);
  return outflow - rentPaid(transaction, owner);
}

interface FallenTokens {
  wrappedSol: bigint;
  stable: bigint;
  others: Record<string, string>;
  hasOtherRisen: boolean;
}

function fallenTokens(transaction: ReadTransaction, owner: string, mint: string): FallenTokens {
  let wrappedSol = 0n;
  let stable = 0n;
  const others = new Map<string, bigint>();
  for (const change of transaction.tokenChanges) {
    if (change.owner !== owner || change.mint === mint) continue;
    const given = -changeOf(change);
    if (given === 0n) continue;
    if (change.mint === WRAPPED_SOL_MINT) wrappedSol += given;
    else if (STABLE_MINTS.has(change.mint)) stable += given;
    else others.set(change.mint, (others.get(change.mint) ?? 0n) + given);
  }
  const reached = [...others].filter(
    ([quote, given]) => given > 0n && hasAddressShape(quote) && reachedSomebody(transaction, quote, owner),
  );
  return {
    wrappedSol,
    stable,
    others: Object.fromEntries(reached.map(([quote, given]) => [quote, String(given)])),
    hasOtherRisen: [...others.values()].some((given) => given < 0n),
  };
}

function reachedSomebody(transaction: ReadTransaction, mint: string, owner: string): boolean {
  return transaction.tokenChanges.some(
    (change) => change.mint === mint && change.owner !== owner && changeOf(change) > 0n,
  );
}
