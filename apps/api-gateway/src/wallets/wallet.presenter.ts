import type { MultiTokenWalletRow, WalletBalanceRow } from '@meridinate/persistence';
import { naiveUtc } from '../tokens/naive-utc';
import type { MultiTokenWalletDto } from './dto/multi-token-wallet.dto';
import type { RefreshedBalanceDto } from './dto/refresh-balances.dto';

const MINT_PREFIX = 4;

export function presentMultiTokenWallet(row: MultiTokenWalletRow): MultiTokenWalletDto {
  return {
    wallet_address: row.walletAddress,
    token_count: row.mints.length,
    token_names: row.mints.map((mint, place) => row.tokenNames[place] ?? mint.slice(0, MINT_PREFIX)),
    token_addresses: row.mints,
    token_ids: row.tokenIds,
    wallet_balance_usd: row.balanceUsd,
    wallet_balance_usd_previous: row.balanceUsdPrevious,
    wallet_balance_updated_at: naiveUtc(row.balanceUpdatedAt),
  };
}

/** @param kept the balance as it is kept now; undefined where it could not be read */
export function presentRefreshedBalance(
  walletAddress: string,
  kept: WalletBalanceRow | undefined,
): RefreshedBalanceDto {
  return {
    wallet_address: walletAddress,
    balance_usd: kept?.balanceUsd ?? null,
    previous_balance_usd: kept?.balanceUsdPrevious ?? null,
    updated_at: naiveUtc(kept?.balanceUpdatedAt ?? null),
    success: kept !== undefined,
  };
}
