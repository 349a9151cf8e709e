import type {
  AnalysisProgress,
  AnalysisResult,
  AnalysisSettings,
  CreditLedger,
  UpstreamCall,
} from '@meridinate/analysis-core';
import type { ErrorRecord } from '@meridinate/errors';

/** `queued -> processing -> completed | failed | cancelled`; a state only moves to the right. */
export type AnalysisState = 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';

/** Which road runs an analysis: threads of this process, or the Redis queue. */
export type AnalysisRoad = 'in_process' | 'redis';

/** One analysis as it is kept. Times are ms since the epoch. */
export interface AnalysisRow {
  id: string;
  mint: string;
  road: AnalysisRoad;
  state: AnalysisState;
  /** Grows by one with every change of the row. */
  sequence: number;
  attempt: number;
  settings: AnalysisSettings;
  /** The request's settings as the caller sent them, given back in answers. */
  apiSettings: Record<string, unknown>;
  progress: AnalysisProgress | null;
  /** What was paid, by kind of call, as far as it is known. */
  ledger: CreditLedger;
  error: ErrorRecord | null;
  result: AnalysisResult | null;
  tokenId: number | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
}

export type NewAnalysis = Pick<
  AnalysisRow,
  'id' | 'mint' | 'road' | 'settings' | 'apiSettings' | 'createdAt'
>;

/** A row of GET /analysis: an analysis joined with its token. */
export interface AnalysisSummary {
  id: string;
  state: AnalysisState;
  mint: string;
  tokenName: string | null;
  tokenSymbol: string | null;
  acronym: string | null;
  walletsFound: number | null;
  creditsUsed: number;
  createdAt: number;
  finishedAt: number | null;
}

/** What committing an outcome changed. `already_final` means: nothing, it had ended before. */
export type CommitOutcome =
  | { status: 'committed'; tokenId: number | null }
  | { status: 'already_final'; state: AnalysisState }
  | { status: 'unknown_analysis' };

export interface AnalysisRepository {
  create(analysis: NewAnalysis): Promise<void>;
  find(id: string): Promise<AnalysisRow | null>;
  /** Newest first; `search` matches mint, name or symbol, case apart, taken literally. */
  list(query: { search?: string; limit: number }): Promise<AnalysisSummary[]>;
  /** Unfinished analyses of a road, oldest first, with the last checkpoint. */
  unfinished(road: AnalysisRoad): Promise<{ analysis: AnalysisRow; checkpoint: unknown }[]>;
  /** Numbers of analyses by state. */
  countByState(): Promise<Record<AnalysisState, number>>;
  /** queued -> processing, or a higher attempt of a processing one. False when it had ended. */
  markProcessing(id: string, attempt: number, at: number): Promise<boolean>;
  /** Only while processing; false otherwise. */
  saveProgress(id: string, progress: AnalysisProgress): Promise<boolean>;
  /** Keeps what was paid for so far; null clears it. Does not touch an ended analysis. */
  saveCheckpoint(id: string, checkpoint: unknown): Promise<boolean>;
  /**
   * Ends an analysis and stores token, run and early buyers in one transaction. Idempotent by id:
   * the second call changes nothing.
   */
  complete(id: string, result: AnalysisResult, acronym: string | null, at: number): Promise<CommitOutcome>;
  /** Ends an analysis without a result. Idempotent by id. */
  fail(id: string, error: ErrorRecord, ledger: CreditLedger, at: number): Promise<CommitOutcome>;
}

/** SOL/USD at a minute that is over; it never changes. */
export interface KeptSolPrice {
  usd: number;
  source: Exclude<UpstreamCall['upstream'], 'helius'>;
  /** Minutes between the minute and the trade whose price it is. */
  ageMinutes: number;
}

export interface SolPriceRepository {
  /** Prices of the minutes (unix seconds / 60) that are kept; the others are absent. */
  read(minutes: readonly number[]): Promise<ReadonlyMap<number, KeptSolPrice>>;
  /** Keeps prices for ever. A minute that has one keeps it. */
  keep(prices: ReadonlyMap<number, KeptSolPrice>): Promise<void>;
}

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
  /** Distinct wallets over all tokens that are not deleted. */
  countWallets(): Promise<number>;
}

/** An open database with its repositories. */
export interface Database {
  engine: 'embedded' | 'postgres';
  analyses: AnalysisRepository;
  tokens: TokenRepository;
  solPrices: SolPriceRepository;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database of `url` and brings its schema up to date.
 * `file:<path>` is the embedded engine (the folder is made when missing); `postgres://…` the server.
 */
export type OpenDatabase = (url: string) => Promise<Database>;
