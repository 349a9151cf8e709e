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

/** One run of a token, with what it found. */
export interface TokenRunRow {
  id: number;
  analysisId: string;
  analyzedAt: number;
  walletsFound: number;
  creditsUsed: number;
  /** Earliest first. */
  earlyBuyers: EarlyBuyerRow[];
}

/** A part of a list: at most `limit` rows, those that follow the row `after` in the order of the list. */
export interface Part<Key> {
  limit: number;
  /** Null for the first part. */
  after: Key | null;
}

/** Place of a token in a list that is ordered by a time, newest first, then by id, highest first. */
export interface TokenPlace {
  /** ms since the epoch: of the analysis in the history, of the deletion in the trash. */
  at: number;
  id: number;
}

/** How much there is, whatever part of it a list shows. */
export interface TokenTotals {
  /** Tokens that are not deleted. */
  tokens: number;
  deletedTokens: number;
  /** Distinct early buyers over all runs of the tokens that are not deleted. */
  wallets: number;
}

export interface TokenRepository {
  /** Tokens that are not deleted, newest analysis first; all of them without a part. */
  history(part?: Part<TokenPlace>): Promise<TokenRow[]>;
  /** Deleted tokens, the last deleted first; all of them without a part. */
  trash(part?: Part<TokenPlace>): Promise<TokenRow[]>;
  totals(): Promise<TokenTotals>;
  /** null for an unknown or deleted id. Buyers are those of the latest run, earliest first. */
  find(id: number): Promise<{ token: TokenRow; earlyBuyers: EarlyBuyerRow[] } | null>;
  /** Which list shows a token; null for an unknown id. */
  listOf(id: number): Promise<'history' | 'trash' | null>;
  /** Runs of a token, newest first; null for an unknown or deleted id. */
  runs(id: number): Promise<TokenRunRow[] | null>;
  /** Moves a token to the trash. False, and nothing changes, when there is none or it is there already. */
  moveToTrash(id: number, at: number): Promise<boolean>;
  /** Takes a token out of the trash. False, and nothing changes, when it is not there. */
  restore(id: number): Promise<boolean>;
  /**
   * Deletes a token that is in the trash with its runs, early buyers and next steps, for good; its
   * analyses stay without a token. False, and nothing changes, when it is not in the trash.
   */
  deletePermanently(id: number): Promise<boolean>;
  /** Ids and mints of all tokens that are not deleted, oldest refresh first. */
  mints(): Promise<{ id: number; mint: string }[]>;
  /** Those of these tokens that are not deleted, in the order of their ids; unknown ids are left out. */
  findAll(ids: readonly number[]): Promise<TokenRow[]>;
  /**
   * Keeps a newer market capitalisation in US dollars: the current one becomes the previous, and the
   * highest ever is raised where it is higher. False when there is no such token or what is kept is not
   * older than `at`.
   */
  saveMarketCap(id: number, usd: number, at: number): Promise<boolean>;
}
