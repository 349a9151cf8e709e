import type { Transaction } from 'kysely';
import { bumpRevision } from '../revisions/bump-revision';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';

/**
 * Keeps balances in US dollars that were read at `at`, ms since the epoch; the balance a wallet had
 * before becomes its previous one. A reading older than the kept one changes nothing.
 */
export async function storeBalances(
  trx: Transaction<Tables>,
  balances: ReadonlyMap<string, number>,
  at: number,
): Promise<void> {
  if (balances.size === 0) return;
  await bumpRevision(trx, 'wallets');
  const rows = [...balances].map(([address, balance]) => ({
    ...{ address, balance_usd: balance, balance_usd_previous: null, balance_updated_at: at },
  }));
  for (const batch of batches(rows)) {
    await trx
      .insertInto('wallets')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .column('address')
          .doUpdateSet((eb) => ({
            balance_usd: eb.ref('excluded.balance_usd'),
            balance_usd_previous: eb.ref('wallets.balance_usd'),
            balance_updated_at: eb.ref('excluded.balance_updated_at'),
          }))
          .where((eb) =>
            eb.or([
              eb('wallets.balance_updated_at', 'is', null),
              eb('wallets.balance_updated_at', '<=', eb.ref('excluded.balance_updated_at')),
            ]),
          ),
      )
      .execute();
  }
}
