import type { Kysely, Transaction } from 'kysely';
import type { KeptTotal, Tables } from '../schema/tables';
import type { TokenTotals } from '../token-repository';
import { countWallets } from '../wallets/wallet.repository';

/**
 * Adds to the kept numbers of tokens. The transaction has bumped the revision of the tokens before, and
 * so knows what its token was until it ends.
 */
export async function addToTotals(
  trx: Transaction<Tables>,
  added: Readonly<Partial<Record<KeptTotal, number>>>,
): Promise<void> {
  await trx
    .insertInto('token_totals')
    .values(Object.entries(added).map(([total, tokens]) => ({ total: total as KeptTotal, tokens })))
    .onConflict((conflict) =>
      conflict.column('total').doUpdateSet((eb) => ({
        tokens: eb('token_totals.tokens', '+', eb.ref('excluded.tokens')),
      })),
    )
    .execute();
}

export async function readTotals(db: Kysely<Tables>): Promise<TokenTotals> {
  const rows = await db.selectFrom('token_totals').select(['total', 'tokens']).execute();
  const of = new Map(rows.map(({ total, tokens }) => [total, tokens]));
  return {
    tokens: of.get('shown') ?? 0,
    deletedTokens: of.get('deleted') ?? 0,
    wallets: await countWallets(db, 1),
  };
}
