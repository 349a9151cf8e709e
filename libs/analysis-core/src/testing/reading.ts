import { findBuys, type FoundBuys } from '../buys/find-buys';
import { readTransaction, type ReadTransaction } from '../envelope/read-transaction';
import type { RawTransaction } from '../envelope/raw-transaction';
import type { Scene } from './scene';
import { encode } from './transaction-model';

/** The transaction as read; throws when it is unreadable. */
export function mustRead(raw: RawTransaction): ReadTransaction {
  const transaction = readTransaction(raw);
  if ('unreadable' in transaction) throw new Error(`unreadable: ${transaction.unreadable}`);
  return transaction;
}

/** The buys of `mint` in a scene. */
export function buysIn(scene: Scene, mint: string): FoundBuys {
  return findBuys(mustRead(encode(scene.model(), 'json')), mint);
}

/** What each buyer got and gave, without where and when. */
export function legsOf(found: FoundBuys): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    found.buys.map(({ owner, record: { tokens, lamports, microUsd, otherQuotes, flags } }) => [
      owner,
      { tokens, lamports, microUsd, otherQuotes, flags },
    ]),
  );
}
