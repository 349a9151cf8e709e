import { venuesOf } from '../chain/programs';
import type { ReadTransaction } from '../envelope/read-transaction';
import type { BuyFlag, BuyRecord, LeftOutReason } from '../fold/fold-state';
import { isIssuedTo, isWallet, type MintMovement, mintMovement } from './mint-movement';
import { valueGiven, type ValueGiven } from './value-given';

/** `position` of an owner that is not among the account keys: it ranks after all that are. */
export const NOT_AMONG_KEYS = 1_000_000;

/** The buy of one owner, as far as its transaction alone tells. */
export interface FoundBuy {
  owner: string;
  /** Without the flags that need the history: `creator`, `same_slot_as_creation`. */
  record: BuyRecord;
}

/** The buys of a transaction, and its rises that were none. */
export interface FoundBuys {
  /** By position, then by address. */
  buys: FoundBuy[];
  /** Rises that were no buys; the owner is null when unknown. */
  leftOut: { owner: string | null; reason: LeftOutReason }[];
}

/**
 * Finds who bought `mint`: an owner whose tokens over all its accounts rose, and who gave value in
 * the same transaction (see `valueGiven`). Programs and instructions decide nothing, they decay with
 * every release; balances do not. Moves between an owner's accounts and round trips net to 0 and are
 * no rise at all; a failed transaction moves nothing.
 *
 * An owner that rose without giving anything received a transfer, a claim, or the fill of an order it
 * paid for in an earlier transaction (limit order, DCA): it is counted as `received_without_paying`.
 * An owner that paid without signing, through a program or a delegate, is flagged `not_signer`.
 */
export function findBuys(transaction: ReadTransaction, mint: string): FoundBuys {
  const found: FoundBuys = { buys: [], leftOut: [] };
  const movement = transaction.failed ? null : mintMovement(transaction, mint);
  if (movement === null) return found;
  for (let unknown = 0; unknown < movement.risesOfUnknown; unknown++) {
    found.leftOut.push({ owner: null, reason: 'owner_unknown' });
  }
  for (const [owner, tokens] of movement.byOwner) {
    if (tokens > 0n) classify(transaction, mint, movement, owner, tokens, found);
  }
  found.buys.sort(byPosition);
  flagBundle(found.buys);
  return found;
}

function classify(
  transaction: ReadTransaction,
  mint: string,
  movement: MintMovement,
  owner: string,
  tokens: bigint,
  found: FoundBuys,
): void {
  const value = valueGiven(transaction, owner, mint);
  if (value === null) found.leftOut.push({ owner, reason: 'received_without_paying' });
  else if (isIssuedTo(transaction, mint, movement, owner)) {
    found.leftOut.push({ owner, reason: 'issued_to_depositor' });
  } else found.buys.push({ owner, record: recordOf(transaction, owner, tokens, value) });
}

function recordOf(transaction: ReadTransaction, owner: string, tokens: bigint, value: ValueGiven): BuyRecord {
  const position = transaction.keys.indexOf(owner);
  const flags: BuyFlag[] = [];
  if (!isWallet(transaction, owner)) flags.push('off_curve');
  if (!transaction.signers.has(owner)) flags.push('not_signer');
  return {
    signature: transaction.signature,
    slot: transaction.slot,
    transactionIndex: transaction.transactionIndex,
    position: position < 0 ? NOT_AMONG_KEYS : position,
    blockTime: transaction.blockTime,
    tokens: String(tokens),
    lamports: String(value.lamports),
    microUsd: String(value.microUsd),
    otherQuotes: value.otherQuotes,
    venues: venuesOf(transaction.programs()),
    flags,
  };
}

function byPosition(left: FoundBuy, right: FoundBuy): number {
  return left.record.position - right.record.position || (left.owner < right.owner ? -1 : 1);
}

/** Several wallets buying in one transaction act together. A pool that takes tokens in is no wallet. */
function flagBundle(buys: readonly FoundBuy[]): void {
  const wallets = buys.filter((buy) => !buy.record.flags.includes('off_curve'));
  if (wallets.length < 2) return;
  for (const wallet of wallets) wallet.record.flags.push('bundle');
}
