import { readAccountKeys } from './account-keys';
import { isRecord, isWhole, isWholeArray } from './json-shape';
import { readProgramIds } from './program-ids';
import type { RawTransaction } from './raw-transaction';
import { changeOf, readTokenChanges, type TokenChange } from './token-changes';
import { readHead, type TransactionHead } from './transaction-head';

/** A transaction in one shape, whichever encoding it came in. */
export interface ReadTransaction extends TransactionHead {
  version: 'legacy' | 0 | 1 | 'unknown';
  /** Its balances show the fee alone. */
  failed: boolean;
  feePayer: string;
  /** Lamports. */
  fee: number;
  /** All accounts, lookup tables included. */
  keys: readonly string[];
  signers: ReadonlySet<string>;
  /**
   * Lamports per key. A balance above 2^53 lamports (9 million SOL) is as exact as JSON numbers are.
   */
  lamportsBefore: readonly number[];
  lamportsAfter: readonly number[];
  tokenChanges: readonly TokenChange[];
  /** Addresses of the programs called, directly and then by other programs, each once; read when asked for. */
  programs(): string[];
}

/** Why a transaction cannot be used. */
export interface UnreadableTransaction {
  unreadable:
    'no_signature_or_slot' | 'no_meta' | 'account_keys' | 'fee' | 'lamport_balances' | 'token_balances';
}

/**
 * Reads a transaction of either encoding. What comes in was parsed from outside: whatever is missing
 * or ill-typed makes it unreadable, and nothing makes this throw.
 *
 * An absent `err` is read as success, which is harmless: a failed transaction moves no tokens.
 */
export function readTransaction(raw: RawTransaction): ReadTransaction | UnreadableTransaction {
  const head = readHead(raw);
  if (head === null) return { unreadable: 'no_signature_or_slot' };
  const { transaction, meta, version } = raw as unknown as Record<string, unknown>;
  if (!isRecord(meta)) return { unreadable: 'no_meta' };
  const message = isRecord(transaction) ? transaction['message'] : undefined;
  const accounts = isRecord(message) ? readAccountKeys(message, meta) : null;
  if (!isRecord(message) || accounts === null) return { unreadable: 'account_keys' };
  const { keys, signers } = accounts;
  const { fee, preBalances, postBalances } = meta;
  if (!isWhole(fee)) return { unreadable: 'fee' };
  if (!isWholeArray(preBalances, keys.length) || !isWholeArray(postBalances, keys.length)) {
    return { unreadable: 'lamport_balances' };
  }
  const tokenChanges = readTokenChanges(meta, keys.length);
  if (tokenChanges === null) return { unreadable: 'token_balances' };
  return {
    signature: head.signature,
    slot: head.slot,
    transactionIndex: head.transactionIndex,
    blockTime: head.blockTime,
    version: version === 'legacy' || version === 0 || version === 1 ? version : 'unknown',
    failed: meta['err'] != null,
    feePayer: keys[0] as string,
    fee,
    keys,
    signers,
    lamportsBefore: preBalances,
    lamportsAfter: postBalances,
    tokenChanges,
    programs: () => readProgramIds(message, meta, keys),
  };
}

/** Lamports the account gained, the network fee included; 0 for one that is not in the transaction. */
export function lamportDelta(transaction: ReadTransaction, address: string): number {
  const index = transaction.keys.indexOf(address);
  return (transaction.lamportsAfter[index] ?? 0) - (transaction.lamportsBefore[index] ?? 0);
}

/** Whether the transaction put the first lamports into the account. */
export function isCreatedAt(transaction: ReadTransaction, index: number): boolean {
  return transaction.lamportsBefore[index] === 0 && (transaction.lamportsAfter[index] ?? 0) > 0;
}

/** Accounts the transaction put the first lamports into. */
export function createdAccounts(transaction: ReadTransaction): string[] {
  return transaction.keys.filter((_, index) => isCreatedAt(transaction, index));
}

/** Raw units each owner gained of one mint over all their accounts; unresolved owners are left out. */
export function ownerDeltas(transaction: ReadTransaction, mint: string): Map<string, bigint> {
  const deltas = new Map<string, bigint>();
  for (const change of transaction.tokenChanges) {
    if (change.mint !== mint || change.owner === null) continue;
    deltas.set(change.owner, (deltas.get(change.owner) ?? 0n) + changeOf(change));
  }
  return deltas;
}
