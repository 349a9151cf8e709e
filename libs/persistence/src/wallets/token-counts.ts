import type { Transaction } from 'kysely';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';

/** One token more, or one less. */
export type Step = 1 | -1;

/** Moves the counts of these wallets; gives the new ones. */
async function moveCounts(trx: Transaction<Tables>, wallets: readonly string[], step: Step) {
  if (step === 1) {
    return trx
      .insertInto('wallet_token_counts')
      .values(wallets.map((wallet_address) => ({ wallet_address, token_count: 1 })))
      .onConflict((conflict) =>
        conflict
          .column('wallet_address')
          .doUpdateSet(({ eb }) => ({ token_count: eb('wallet_token_counts.token_count', '+', 1) })),
      )
      .returning('token_count')
      .execute();
  }
  const moved = await trx
    .updateTable('wallet_token_counts')
    .set(({ eb }) => ({ token_count: eb('token_count', '-', 1) }))
    .where('wallet_address', 'in', wallets)
    .returning('token_count')
    .execute();
  await trx
    .deleteFrom('wallet_token_counts')
    .where('wallet_address', 'in', wallets)
    .where('token_count', '=', 0)
    .execute();
  return moved;
}

/** Adds to how many wallets have each count; a count that no wallet has is not kept. */
async function addToDistribution(
  trx: Transaction<Tables>,
  added: ReadonlyMap<number, number>,
): Promise<void> {
  const changed = [...added].filter(([count, wallets]) => count > 0 && wallets !== 0);
  for (const batch of batches(changed)) {
    await trx
      .insertInto('wallets_by_token_count')
      .values(batch.map(([token_count, wallets]) => ({ token_count, wallets })))
      .onConflict((conflict) =>
        conflict.column('token_count').doUpdateSet((eb) => ({
          wallets: eb('wallets_by_token_count.wallets', '+', eb.ref('excluded.wallets')),
        })),
      )
      .execute();
    const counts = batch.map(([count]) => count);
    await trx
      .deleteFrom('wallets_by_token_count')
      .where('token_count', 'in', counts)
      .where('wallets', '=', 0)
      .execute();
  }
}

/**
 * Counts one token more, or one less, for each of these distinct wallets. The transaction has bumped the
 * revision of the tokens before: nobody else can change a count until it ends, so a count that was read
 * here is still true when the next one is derived from it.
 */
export async function shiftTokenCounts(
  trx: Transaction<Tables>,
  wallets: readonly string[],
  step: Step,
): Promise<void> {
  const added = new Map<number, number>();
  const add = (count: number, number: number) => added.set(count, (added.get(count) ?? 0) + number);
  for (const batch of batches(wallets)) {
    for (const { token_count } of await moveCounts(trx, batch, step)) {
      add(token_count, 1);
      add(token_count - step, -1);
    }
  }
  await addToDistribution(trx, added);
}

/** The same for all early buyers of a token. */
export async function shiftTokenCountsOf(
  trx: Transaction<Tables>,
  tokenId: number,
  step: Step,
): Promise<void> {
  const pairs = trx.selectFrom('token_wallets').select('wallet_address').where('token_id', '=', tokenId);
  const wallets = (await pairs.execute()).map(({ wallet_address }) => wallet_address);
  await shiftTokenCounts(trx, wallets, step);
}
