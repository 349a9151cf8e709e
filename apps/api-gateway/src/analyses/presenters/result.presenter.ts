import type { AnalysisResult, ReportedBuyer } from '@meridinate/analysis-core';
import { acronymOf } from '../../results/acronym';
import { naiveUtc } from '../../tokens/naive-utc';
import type { AnalysisResultDto, EarlyBidderDto } from '../dto/analysis-result.dto';

const MICRO_USD_IN_USD = 1_000_000;
const MS_IN_MINUTE = 60_000;

/** Ends of reading after which nothing that was asked for is left unread. */
const COMPLETE: ReadonlySet<AnalysisResult['stoppedBy']> = new Set([
  'end_of_history',
  'time_window',
  'transaction_limit',
]);

const naiveUtcOfSeconds = (seconds: number | null): string | null =>
  naiveUtc(seconds === null ? null : seconds * 1000);

const presentBuyer = (buyer: ReportedBuyer): EarlyBidderDto => ({
  rank: buyer.rank,
  wallet_address: buyer.walletAddress,
  first_buy_time: naiveUtcOfSeconds(buyer.firstBuy.blockTime),
  first_buy_signature: buyer.firstBuy.signature,
  first_buy_slot: buyer.firstBuy.slot,
  total_usd: buyer.totalUsd,
  transaction_count: buyer.transactionCount,
  average_buy_usd: buyer.averageBuyUsd,
  wallet_balance_usd: buyer.walletBalanceUsd,
  token_amount: buyer.tokenAmount,
  lamports_spent: buyer.lamportsSpent,
  stable_usd_spent: Number(buyer.stableMicroUsdSpent) / MICRO_USD_IN_USD,
  venues: buyer.venues,
  flags: buyer.flags,
});

/** A result in the words of the original API. */
export const presentResult = (result: AnalysisResult): AnalysisResultDto => ({
  token_address: result.token.mint,
  token_info: {
    name: result.token.name,
    symbol: result.token.symbol,
    acronym: acronymOf(result.token.name, result.token.symbol),
    decimals: result.token.decimals,
    supply: result.token.supply,
    program: result.token.program,
  },
  market_cap_usd: result.marketCap?.usd ?? null,
  market_cap_basis: result.marketCap?.basis ?? null,
  launchpad: result.launchpad,
  first_transaction_time: naiveUtcOfSeconds(result.firstTransactionTime),
  analysis_window_end: naiveUtcOfSeconds(result.analysisWindowEnd),
  early_bidders: result.earlyBuyers.map(presentBuyer),
  total_unique_buyers: result.totalUniqueBuyers,
  total_transactions_analyzed: result.totalTransactionsAnalyzed,
  api_credits_used: result.ledger.credits,
  left_out: result.leftOut,
  stopped_by: result.stoppedBy,
  complete: COMPLETE.has(result.stoppedBy),
  sol_usd: result.solUsd?.usd ?? null,
  price_sources: [...new Set(result.solPrices.map(({ source }) => source))].sort(),
  sol_prices: result.solPrices.map(({ minute, usd, source, ageMinutes }) => ({
    minute: naiveUtc(minute * MS_IN_MINUTE),
    ...{ usd, source, age_minutes: ageMinutes },
  })),
  credits: result.ledger,
  credits_unaccounted: result.creditsUnaccounted,
});
