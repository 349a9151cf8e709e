import type { EarlyBuyerRow, TokenRow, TokenRunRow } from '@meridinate/persistence';
import { axiomExport } from './axiom-export';
import { naiveUtc } from './naive-utc';
import type { TokenDetailDto, WalletDto } from './token-detail.dto';
import type { TokenRunDto } from './token-history.dto';
import type { TokenDto } from './token.dto';

const MINT_PREFIX = 4;

/** The client needs a text: without an acronym the symbol, without a symbol the mint's first letters. */
const shortName = ({ acronym, symbol, mint }: TokenRow): string =>
  acronym ?? symbol ?? mint.slice(0, MINT_PREFIX);

export function presentToken(row: TokenRow): TokenDto {
  return {
    id: row.id,
    token_address: row.mint,
    token_name: row.name,
    token_symbol: row.symbol,
    acronym: shortName(row),
    analysis_timestamp: naiveUtc(row.analyzedAt),
    first_buy_timestamp: naiveUtc(row.firstBuyAt),
    wallets_found: row.walletsFound,
    credits_used: row.creditsUsed,
    last_analysis_credits: row.lastAnalysisCredits,
    wallet_addresses: row.walletAddresses,
    deleted_at: naiveUtc(row.deletedAt),
    market_cap_usd: row.marketCapUsd,
    market_cap_usd_current: row.marketCapUsdCurrent,
    market_cap_usd_previous: row.marketCapUsdPrevious,
    market_cap_updated_at: naiveUtc(row.marketCapUpdatedAt),
    market_cap_ath: row.marketCapAth,
    market_cap_ath_timestamp: naiveUtc(row.marketCapAthAt),
  };
}

/** The client calls text functions on `first_buy_timestamp`, so an unknown time is empty, not null. */
export function presentWallet(row: EarlyBuyerRow): WalletDto {
  return {
    id: row.id,
    wallet_address: row.walletAddress,
    first_buy_timestamp: naiveUtc(row.firstBuyAt) ?? '',
    total_usd: row.totalUsd,
    transaction_count: row.transactionCount,
    average_buy_usd: row.averageBuyUsd,
    wallet_balance_usd: row.walletBalanceUsd,
    wallet_balance_usd_previous: row.walletBalanceUsdPrevious,
    wallet_balance_updated_at: naiveUtc(row.walletBalanceUpdatedAt),
  };
}

export const presentRun = (run: TokenRunRow): TokenRunDto => ({
  id: run.id,
  job_id: run.analysisId,
  analysis_timestamp: naiveUtc(run.analyzedAt),
  wallets_found: run.walletsFound,
  credits_used: run.creditsUsed,
  wallets: run.earlyBuyers.map(presentWallet),
});

export function presentTokenDetail(token: TokenRow, earlyBuyers: EarlyBuyerRow[]): TokenDetailDto {
  return {
    ...presentToken(token),
    wallets: earlyBuyers.map(presentWallet),
    axiom_json: axiomExport(earlyBuyers, shortName(token)),
  };
}
