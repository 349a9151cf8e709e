import type { BuyFlag, FoldState, LeftOutReason } from '../fold/fold-state';

/** How to choose among the buyers of a {@link FoldState}. */
export interface ReportOptions {
  /** US dollars a wallet must have spent in the window to qualify. */
  minUsd: number;
  /** Wallets to report, at most. */
  maxWallets: number;
  /**
   * Flags that keep a buyer out of the list; it is then counted in `leftOut` under the first of them
   * that fits. `creator` and `off_curve` unless given; an empty list keeps everybody in.
   */
  exclude?: readonly BuyFlag[];
  /**
   * SOL/USD at a minute (unix seconds / 60, rounded down), or null when it cannot be had.
   * Only minutes listed by `minutesToPrice` for the same `exclude` are asked for.
   */
  solUsdAt(minute: number): number | null;
}

/** A wallet that bought early; amounts in raw units are decimal text. */
export interface EarlyBuyer {
  /** 1 is the earliest, by slot, then place in the block, then place in the transaction. */
  rank: number;
  walletAddress: string;
  firstBuy: { signature: string; slot: number; transactionIndex: number | null; blockTime: number | null };
  transactionCount: number;
  /** Raw units of the mint bought in the window. */
  tokenAmount: string;
  lamportsSpent: string;
  /** Millionths of a US dollar spent in stable coins. */
  stableMicroUsdSpent: string;
  otherQuotesSpent: Record<string, string>;
  /** US dollars at the SOL price of each buy's minute; null when any part cannot be priced. */
  totalUsd: number | null;
  averageBuyUsd: number | null;
  venues: string[];
  flags: (BuyFlag | 'unpriced')[];
}

export interface EarlyBuyersReport {
  /** Launchpad the mint was created on; null when none is known, or the creation was not seen. */
  launchpad: string | null;
  /** Unix seconds of the mint's first transaction. */
  firstTransactionTime: number | null;
  /** Unix seconds; buys after it did not count. Null when the first time is unknown. */
  analysisWindowEnd: number | null;
  earlyBuyers: EarlyBuyer[];
  /** Distinct owners that bought in the window, whether they qualified or not. */
  totalUniqueBuyers: number;
  totalTransactionsAnalyzed: number;
  /** Buyers kept out of the list, and rises that were no buys, by reason. */
  leftOut: Partial<Record<LeftOutReason | BuyFlag | 'below_min_usd', number>>;
  /** Why reading stopped; see `FoldState.finished`. */
  stoppedBy: 'end_of_history' | NonNullable<FoldState['finished']>;
}
