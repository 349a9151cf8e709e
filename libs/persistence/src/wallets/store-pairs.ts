import type { Transaction } from 'kysely';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';

/** Notes the early buyers of a token; gives those that were none of it before. */
export async function storePairs(
  trx: Transaction<Tables>,
  tokenId: number,
  wallets: ReadonlySet<string>,
): Promise<string[]> {
  const added: string[] = [];
  for (const batch of batches([...wallets])) {
    const rows = await trx
      .insertInto('token_wallets')
      .values(batch.map((wallet_address) => ({ wallet_address, token_id: tokenId })))
      .onConflict((conflict) => conflict.columns(['wallet_address', 'token_id']).doNothing())
      .returning('wallet_address')
      .execute();
    added.push(...rows.map(({ wallet_address }) => wallet_address));
  }
  return added;
}
