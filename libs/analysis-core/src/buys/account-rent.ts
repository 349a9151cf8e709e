import { WRAPPED_SOL_MINT } from '../chain/quote-mints';
import { isCreatedAt, lamportDelta, type ReadTransaction } from '../envelope/read-transaction';
import type { TokenChange } from '../envelope/token-changes';

/**
 * A new account without tokens that ends with more lamports than this holds money, not rent. It is
 * above the rent of anything a trade opens (an order-book account, the dearest, costs 0.0234 SOL).
 */
const RENT_CEILING = 30_000_000;

/** What left a wallet beyond the network fee. */
function outflow(transaction: ReadTransaction, signer: string): bigint {
  const fee = signer === transaction.feePayer ? transaction.fee : 0;
  return -BigInt(lamportDelta(transaction, signer)) - BigInt(fee);
}

/**
 * Lamports the owner locked in new accounts, less those it got back from closing its own; they are
 * no part of a price.
 *
 * A sole spender paid for every new account. Among several, one whose outflow is exactly the rent of
 * all new accounts opened them for the others (a relayer, a launcher of bundles). Else each is taken to
 * have opened its own token accounts, since the balances do not tell who opened the others. The wrapped
 * lamports of a WSOL account are not rent.
 * Deliberately absent: accounts that own tokens in the transaction (a new bonding curve holds its
 * rent and the buyers' payment in one sum), so the rent of a curve counts as its creator's price.
 */
export function rentPaid(transaction: ReadTransaction, owner: string): bigint {
  // Lamports fall only if their wallet signed, or a program signed for its own (a vault).
  if (lamportDelta(transaction, owner) >= 0 && !transaction.signers.has(owner)) return 0n;
  const others = [...transaction.signers].filter((signer) => signer !== owner);
  const spentByOthers = others.map((signer) => outflow(transaction, signer)).filter((spent) => spent > 0n);
  if (spentByOthers.length === 0) return rentOfAll(transaction, owner) - rentReturned(transaction, owner);
  if (spentByOthers.includes(rentOfAll(transaction, owner))) return 0n;
  return rentOfOwn(transaction, owner);
}

function rentOfAll(transaction: ReadTransaction, spender: string): bigint {
  return sumOverKeys(transaction, isCreatedAt, (index) => rentOfNew(transaction, index, spender));
}

function rentOfOwn(transaction: ReadTransaction, owner: string): bigint {
  return sumOverKeys(transaction, isCreatedAt, (index) =>
    holdingAt(transaction, index)?.owner === owner ? rentOfNew(transaction, index, owner) : 0n,
  );
}

function rentReturned(transaction: ReadTransaction, owner: string): bigint {
  return sumOverKeys(transaction, isClosedAt, (index) => rentOfClosed(transaction, index, owner));
}

function sumOverKeys(
  transaction: ReadTransaction,
  counts: (transaction: ReadTransaction, index: number) => boolean,
  lamportsAt: (index: number) => bigint,
): bigint {
  let sum = 0n;
  for (let index = 0; index < transaction.keys.length; index++) {
    if (counts(transaction, index)) sum += lamportsAt(index);
  }
  return sum;
}

function holdingAt(transaction: ReadTransaction, index: number): TokenChange | undefined {
  return transaction.tokenChanges.find((change) => change.accountIndex === index);
}

function isClosedAt(transaction: ReadTransaction, index: number): boolean {
  return transaction.lamportsAfter[index] === 0 && (transaction.lamportsBefore[index] ?? 0) > 0;
}

function rentOfNew(transaction: ReadTransaction, index: number, spender: string): bigint {
  const lamports = transaction.lamportsAfter[index] ?? 0;
  const holding = holdingAt(transaction, index);
  if (holding !== undefined) return withoutWrapped(lamports, holding, holding.after);
  const key = transaction.keys[index];
  if (key === spender || lamports > RENT_CEILING) return 0n;
  return transaction.tokenChanges.some((change) => change.owner === key) ? 0n : BigInt(lamports);
}

function rentOfClosed(transaction: ReadTransaction, index: number, owner: string): bigint {
  const holding = holdingAt(transaction, index);
  if (holding === undefined || holding.owner !== owner) return 0n;
  return withoutWrapped(transaction.lamportsBefore[index] ?? 0, holding, holding.before);
}

function withoutWrapped(lamports: number, holding: TokenChange, amount: string): bigint {
  const rent = BigInt(lamports) - (holding.mint === WRAPPED_SOL_MINT ? BigInt(amount) : 0n);
  return rent > 0n ? rent : 0n;
}
