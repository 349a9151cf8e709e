import type { BuyFlag } from './fold/fold-state';

/** What a caller may choose about one analysis. */
export interface AnalysisSettings {
  /** Transactions of the mint to read, at most (1-10,000). */
  transactionLimit: number;
  /** US dollars a wallet must have spent to be reported (0 or more). */
  minUsd: number;
  /** Wallets to report, at most (1-100). */
  maxWallets: number;
  /** Helius credits the analysis may spend over all its attempts (1-10,000). */
  maxCredits: number;
  /** Hours after the mint's first transaction in which a buy counts as early (1 or more). */
  timeWindowHours: number;
  /**
   * Stop as soon as `maxWallets` wallets qualify. It saves credits on a busy token; a wallet's later
   * buys are then not in its total. False when absent.
   */
  stopWhenFound?: boolean;
  /** Flags that keep a buyer out of the list; `DEFAULT_EXCLUDE` when absent, nobody when empty. */
  exclude?: readonly BuyFlag[];
}

/** The defaults of the original service. */
export const DEFAULT_ANALYSIS_SETTINGS: AnalysisSettings = {
  transactionLimit: 500,
  minUsd: 50,
  maxWallets: 10,
  maxCredits: 1000,
  timeWindowHours: 999_999,
};
