/** A token with the figures of its latest run. */
export interface TokenRow {
  id: number;
  mint: string;
  name: string | null;
  symbol: string | null;
  acronym: string | null;
  analyzedAt: number;
  firstBuyAt: number | null;
  walletsFound: number;
  /** Credits of all runs together, and of the latest. */
  creditsUsed: number;
  lastAnalysisCredits: number;
  /** Wallets of the latest run, earliest first. */
  walletAddresses: string[];
  deletedAt: number | null;
  marketCapUsd: number | null;
  marketCapUsdCurrent: number | null;
  marketCapUsdPrevious: number | null;
  marketCapUpdatedAt: number | null;
  marketCapAth: number | null;
  marketCapAthAt: number | null;
}

export interface EarlyBuyerRow {
  id: number;
  walletAddress: string;
  firstBuyAt: number | null;
  totalUsd: number | null;
  transactionCount: number;
  averageBuyUsd: number | null;
  walletBalanceUsd: number | null;
  walletBalanceUsdPrevious: number | null;
  walletBalanceUpdatedAt: number | null;
}

export interface TokenRepository {
  /** Tokens that are not deleted, newest analysis first. */
  history(): Promise<TokenRow[]>;
  /** null for an unknown or deleted id. Buyers are those of the latest run, earliest first. */
  find(id: number): Promise<{ token: TokenRow; earlyBuyers: EarlyBuyerRow[] } | null>;
  /** Ids and mints of all tokens that are not deleted, oldest refresh first. */
  mints(): Promise<{ id: number; mint: string }[]>;
  /**
   * Keeps a newer market capitalisation in US dollars: the current one becomes the previous, and the
   * highest ever is raised where it is higher. False when there is no such token or what is kept is not
   * older than `at`.
   */
  saveMarketCap(id: number, usd: number, at: number): Promise<boolean>;
  /** Distinct wallets over all tokens that are not deleted. */
  countWallets(): Promise<number>;
}
