import { isRawAmount, isRecord, isWhole } from './json-shape';

/**
 * One token account before and after a transaction. An account that changed hands, or came back
 * with another mint, is two of these.
 */
export interface TokenChange {
  accountIndex: number;
  mint: string;
  /** As delivered, address or not; null when neither side of the metadata names one. Never guessed. */
  owner: string | null;
  decimals: number;
  /** Raw units, decimal text; `0` when the account did not exist then. */
  before: string;
  after: string;
}

/** Raw units the account gained; negative when it lost some. */
export function changeOf(change: TokenChange): bigint {
  return change.before === change.after ? 0n : BigInt(change.after) - BigInt(change.before);
}

/** Pairs the token balances of `meta` by account; null when any of them is ill-typed. Never throws. */
export function readTokenChanges(meta: Record<string, unknown>, accounts: number): TokenChange[] | null {
  const before = meta['preTokenBalances'] ?? [];
  const after = meta['postTokenBalances'] ?? [];
  if (!Array.isArray(before) || !Array.isArray(after)) return null;
  const changes: TokenChange[] = [];
  const unmatched = new Map<number, TokenChange>();
  for (const entry of before as unknown[]) {
    const change = readBalance(entry, accounts);
    if (change === null) return null;
    changes.push(change);
    unmatched.set(change.accountIndex, change);
  }
  for (const entry of after as unknown[]) {
    const now = readBalance(entry, accounts);
    if (now === null) return null;
    const then = unmatched.get(now.accountIndex);
    if (then !== undefined && isSameHolding(then, now)) {
      then.after = now.before;
      then.owner ??= now.owner;
      unmatched.delete(now.accountIndex);
    } else {
      now.after = now.before;
      now.before = '0';
      changes.push(now);
    }
  }
  return changes;
}

function isSameHolding(then: TokenChange, now: TokenChange): boolean {
  return then.mint === now.mint && (then.owner === now.owner || then.owner === null || now.owner === null);
}

/** One side of a change, with its amount in `before`. */
function readBalance(entry: unknown, accounts: number): TokenChange | null {
  if (!isRecord(entry)) return null;
  const amount = entry['uiTokenAmount'];
  const { accountIndex, mint, owner } = entry;
  if (!isWhole(accountIndex) || accountIndex >= accounts || typeof mint !== 'string') return null;
  if (!isRecord(amount) || !isRawAmount(amount['amount']) || !isWhole(amount['decimals'])) return null;
  return {
    accountIndex,
    mint,
    owner: typeof owner === 'string' ? owner : null,
    decimals: amount['decimals'],
    before: amount['amount'],
    after: '0',
  };
}

/**
 * Whether the token balances of a transaction may speak of the mint: a quick look that spares reading
 * the others. Ill-typed balances count as "may", so that the reader gets to refuse them.
 */
export function mayMention(meta: Record<string, unknown>, mint: string): boolean {
  return listMayMention(meta['postTokenBalances'], mint) || listMayMention(meta['preTokenBalances'], mint);
}

function listMayMention(list: unknown, mint: string): boolean {
  if (list == null) return false;
  if (!Array.isArray(list)) return true;
  for (const entry of list as unknown[]) {
    if (!isRecord(entry) || typeof entry['mint'] !== 'string' || entry['mint'] === mint) return true;
  }
  return false;
}
