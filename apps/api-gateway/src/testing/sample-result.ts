import type { AnalysisResult, ReportedBuyer } from '@meridinate/analysis-core';

const FIRST_SECOND = 1_763_640_000;

export const sampleBuyer = (rank: number): ReportedBuyer => ({
  rank,
  walletAddress: `9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFi${rank}`,
  firstBuy: {
    signature: `signature-${rank}`,
    slot: 100 + rank,
    transactionIndex: 4,
    blockTime: FIRST_SECOND + rank,
  },
  transactionCount: 2,
  tokenAmount: '123456789012345678901',
  lamportsSpent: '1500000000',
  stableMicroUsdSpent: '2500000',
  otherQuotesSpent: {},
  totalUsd: 252.5,
  averageBuyUsd: 126.25,
  venues: ['pump.fun'],
  flags: ['same_slot_as_creation'],
  walletBalanceLamports: '1000000000',
  walletBalanceUsd: 150,
});

/** A small complete result. */
export const sampleResult = (mint: string): AnalysisResult => ({
  token: {
    mint,
    name: 'The Bird of Paradise',
    symbol: 'BIRD',
    decimals: 6,
    supply: '1000000000000000',
    program: 'spl-token',
  },
  firstTransactionTime: FIRST_SECOND,
  analysisWindowEnd: FIRST_SECOND + 3600,
  earlyBuyers: [sampleBuyer(1), sampleBuyer(2)],
  totalUniqueBuyers: 7,
  totalTransactionsAnalyzed: 120,
  leftOut: { failed_transaction: 3 },
  stoppedBy: 'end_of_history',
  marketCap: { usd: 12_345.67, basis: 'fdv', pairAddress: 'pair' },
  solUsd: { usd: 150, source: 'coinbase' },
  launchpad: 'pump.fun',
  solPrices: [{ minute: 29_394_000, usd: 150, source: 'coinbase', ageMinutes: 0 }],
  creditsUnaccounted: 0,
  ledger: { credits: 150, calls: { 'helius.getTransactionsForAddress': { calls: 3, credits: 150 } } },
});
