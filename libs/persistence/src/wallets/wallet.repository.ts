import type { Kysely } from 'kysely';
import type { EngineName } from '../engines/engine';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';
import type { WalletBalanceRow, WalletRepository } from '../wallet-repository';
import { multiToken } from './multi-token';
import { storeBalances } from './store-balances';

/** The kept balances of some wallets, in their order. */
async function keptBalances(db: Kysely<Tables>, addresses: readonly string[]): Promise<WalletBalanceRow[]> {
  const kept = new Map<string, WalletBalanceRow>();
  for (const batch of batches(addresses)) {
    const rows = await db
      .selectFrom('wallets')
      .where('address', 'in', batch)
      .select([
        'address as walletAddress',
        'balance_usd as balanceUsd',
        'balance_usd_previous as balanceUsdPrevious',
        'balance_updated_at as balanceUpdatedAt',
      ])
      .$narrowType<{ balanceUsd: number; balanceUpdatedAt: number }>()
      .execute();
    for (const row of rows) kept.set(row.walletAddress, row);
  }
  return addresses.flatMap((address) => kept.get(address) ?? []);
}

/** How many wallets are early buyers of at least so many tokens: a sum over few rows. */
export async function countWallets(db: Kysely<Tables>, minTokens: number): Promise<number> {
  const { wallets } = await db
    .selectFrom('wallets_by_token_count')
    .where('token_count', '>=', minTokens)
    .select(({ fn }) => fn.sum<number | null>('wallets').as('wallets'))
    .executeTakeFirstOrThrow();
  return wallets ?? 0;
}

/** Wallets of one database, whichever engine keeps it. */
export function walletRepository(db: Kysely<Tables>, engine: EngineName): WalletRepository {
  return {
    multiToken: (minTokens, part) => multiToken(db, engine, { minTokens, part }),
    countMultiToken: (minTokens) => countWallets(db, minTokens),
    saveBalances(balances, at) {
      return db.transaction().execute(async (trx) => {
        await storeBalances(trx, balances, at);
        return keptBalances(trx, [...balances.keys()].sort());
      });
    },
  };
}
