import { randomUUID } from 'node:crypto';
import {
  DEFAULT_ANALYSIS_SETTINGS,
  type AnalysisResult,
  type ReportedBuyer,
} from '@meridinate/analysis-core';
import type { AnalysisRepository, NewAnalysis } from '../repositories';

/** 2025-11-20 12:00:00 UTC in ms, and the same in unix seconds. */
export const NOON = 1_763_640_000_000;
export const NOON_SECONDS = NOON / 1000;
export const MINUTE = 60_000;

export const MINT = 'MintAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
export const OTHER_MINT = 'MintBbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

/** An analysis that buys what no other one does. */
export function newAnalysis(change: Partial<NewAnalysis> = {}): NewAnalysis {
  return {
    id: randomUUID(),
    mint: MINT,
    road: 'in_process',
    settings: { ...DEFAULT_ANALYSIS_SETTINGS },
    apiSettings: { transactionLimit: 500, aKeyWeDoNotKnow: ['kept', null] },
    createdAt: NOON,
    turnAt: NOON,
    replayOf: null,
    fingerprint: randomUUID(),
    holder: null,
    nextSteps: [],
    checkpoint: null,
    ...change,
  };
}

/** Admits an analysis that must be created for it; gives its id. */
export async function create(
  analyses: AnalysisRepository,
  change: Partial<NewAnalysis> = {},
): Promise<string> {
  const analysis = newAnalysis(change);
  const { status } = await analyses.admit(analysis, null);
  if (status !== 'created') throw new Error(`the analysis was ${status}`);
  return analysis.id;
}

export function buyer(walletAddress: string, change: Partial<ReportedBuyer> = {}): ReportedBuyer {
  const rank = change.rank ?? 1;
  return {
    rank,
    walletAddress,
    firstBuy: {
      signature: `signature-${walletAddress}`,
      slot: 350_000_000 + rank,
      transactionIndex: rank,
      blockTime: NOON_SECONDS - 3600 + rank,
    },
    transactionCount: 2,
    tokenAmount: '18446744073709551615',
    lamportsSpent: '1500000000',
    stableMicroUsdSpent: '0',
    otherQuotesSpent: {},
    totalUsd: 210.5,
    averageBuyUsd: 105.25,
    venues: ['pump.fun'],
    flags: [],
    walletBalanceLamports: '2000000000',
    walletBalanceUsd: 280.7,
    ...change,
  };
}

/** A result whose buyers are the given wallets, earliest first. */
export function resultOf(wallets: readonly string[], change: Partial<AnalysisResult> = {}): AnalysisResult {
  return {
    token: {
      mint: MINT,
      name: 'Sample Token',
      symbol: 'SAMPLE',
      decimals: 6,
      supply: '1000000000000000',
      program: 'spl-token',
    },
    marketCap: { usd: 1_000_000.25, basis: 'market_cap', pairAddress: 'pair' },
    solUsd: { usd: 140.35, source: 'coinbase' },
    earlyBuyers: wallets.map((wallet, index) => buyer(wallet, { rank: index + 1 })),
    launchpad: null,
    solPrices: [{ minute: NOON_SECONDS / 60, usd: 140, source: 'coinbase', ageMinutes: 0 }],
    creditsUnaccounted: 0,
    ledger: { credits: 120, calls: { 'helius.getTransactionsForAddress': { calls: 2, credits: 120 } } },
    firstTransactionTime: NOON_SECONDS - 3600,
    analysisWindowEnd: null,
    totalUniqueBuyers: wallets.length + 5,
    totalTransactionsAnalyzed: 500,
    leftOut: { bundle: 1 },
    stoppedBy: 'transaction_limit',
    ...change,
  };
}

/** The same for another mint. */
export function resultOfMint(
  mint: string,
  wallets: readonly string[],
  token: Partial<AnalysisResult['token']> = {},
): AnalysisResult {
  const result = resultOf(wallets);
  return { ...result, token: { ...result.token, mint, ...token } };
}
