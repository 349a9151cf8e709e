import type { ReportedBuyer } from '@meridinate/analysis-core';
import type { Transaction } from 'kysely';
import type { Tables } from '../schema/tables';

/**
 * Keeps the balances an analysis has read; the balance a wallet had before becomes its previous one.
 * A reading older than the kept one changes nothing, and neither does a balance that was not read.
 */
export async function storeBalances(
  trx: Transaction<Tables>,
  buyers: readonly ReportedBuyer[],
  at: number,
): Promise<void> {
  const read = new Map<string, number>();
  for (const { walletAddress, walletBalanceUsd } of buyers) {
    if (walletBalanceUsd !== null) read.set(walletAddress, walletBalanceUsd);
  }
  for (const [address, balance] of [...read].sort(([left], [right]) => (left < right ? -1 : 1))) {
    await trx
      .insertInto('wallets')
      .values({ address, balance_usd: balance, balance_usd_previous: null, balance_updated_at: at })
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
