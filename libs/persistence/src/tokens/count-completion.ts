import type { Transaction } from 'kysely';
import type { Tables } from '../schema/tables';
import { storePairs } from '../wallets/store-pairs';
import { shiftTokenCounts, shiftTokenCountsOf } from '../wallets/token-counts';
import { addToTotals } from './token-totals';

/** What a token was before an analysis of it ended. */
export type TokenBefore = 'unknown' | 'shown' | 'deleted';

/** Stays true until the end of a transaction that has bumped the revision of the tokens. */
export async function tokenBefore(trx: Transaction<Tables>, mint: string): Promise<TokenBefore> {
  const query = trx.selectFrom('tokens').select('deleted_at').where('mint', '=', mint);
  const token = await query.executeTakeFirst();
  if (token === undefined) return 'unknown';
  return token.deleted_at === null ? 'shown' : 'deleted';
}

interface CountedRun {
  tokenId: number;
  before: TokenBefore;
  wallets: ReadonlySet<string>;
}

/** Brings the kept counts up to date with a run of a token, which is shown from now on. */
export async function countCompletion(
  trx: Transaction<Tables>,
  { tokenId, before, wallets }: CountedRun,
): Promise<void> {
  const added = await storePairs(trx, tokenId, wallets);
  if (before === 'shown') return shiftTokenCounts(trx, added, 1);
  await addToTotals(trx, before === 'deleted' ? { shown: 1, deleted: -1 } : { shown: 1 });
  // The early buyers of its runs before count again, too.
  await shiftTokenCountsOf(trx, tokenId, 1);
}
