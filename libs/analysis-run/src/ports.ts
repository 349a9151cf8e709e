import type {
  AnalysisProgress,
  CallContext,
  CreditLedger,
  FoldState,
  MarketCap,
  TokenFacts,
  UpstreamCall,
} from '@meridinate/analysis-core';

/** A page of history that was asked for. */
export interface HistoryPageRequest {
  mint: string;
  /** Cursor of the previous page; null for the first. */
  cursor: string | null;
  /** Transactions wanted, at most. */
  limit: number;
}

/**
 * Takes an answer's bytes and makes something of them, usually in another thread.
 * Rejects with a MeridinateError when the bytes are no good; the source then treats the exchange as
 * failed and decides, by the error's class, whether to try again.
 */
export type AcceptBody<T> = (body: Uint8Array) => Promise<T>;

/** Where a mint's transactions come from, oldest first. */
export interface HistorySource {
  /**
   * Absolute path of a CommonJS module that exports `decodePage(body: Uint8Array): TransactionsPage`.
   * It is loaded in the fold thread, so that a page of megabytes is never parsed on the event loop.
   */
  readonly decoderPath: string;
  readPage<T>(request: HistoryPageRequest, accept: AcceptBody<T>, context: CallContext): Promise<T>;
}

/** Facts of the mint and of wallets, from accounts. */
export interface AccountSource {
  /** @throws MeridinateError MINT_NOT_FOUND, MINT_NOT_A_MINT */
  readToken(mint: string, context: CallContext): Promise<TokenFacts>;
  /** Lamports of each wallet in the given order; "0" for an account that does not exist. */
  readLamports(wallets: readonly string[], context: CallContext): Promise<string[]>;
}

/** Lamports by wallet address. */
export type WalletBalances = Readonly<Record<string, string>>;

export interface MarketSource {
  /** null when no pair trades the mint. */
  readMarketCap(mint: string, context: CallContext): Promise<MarketCap | null>;
}

export interface SolPrice {
  usd: number;
  source: string;
}

/** SOL at a past minute; `ageMinutes` as in `PricedMinute`. */
export interface PastSolPrice extends SolPrice {
  ageMinutes: number;
}

export interface PriceSource {
  solUsdNow(context: CallContext): Promise<SolPrice | null>;
  /**
   * Prices of the given minutes (unix seconds / 60); a minute that cannot be priced is absent.
   * With `ahead` the source also fetches what is likely to be asked for next.
   */
  solUsdAt(
    minutes: readonly number[],
    context: CallContext,
    options?: { ahead?: boolean },
  ): Promise<ReadonlyMap<number, PastSolPrice>>;
}

/** The pace at which an upstream may be called, kept by all analyses, and all processes, together. */
export interface UpstreamPace {
  /**
   * Resolves when one call may start; calls are let through in the order they asked. Never rejects for
   * an outage of whatever keeps the pace.
   * @throws the abort of `signal`
   */
  admit(upstream: UpstreamCall['upstream'], signal: AbortSignal): Promise<void>;
}

/** Everything an analysis buys or borrows from outside. */
export interface AnalysisSources {
  history: HistorySource;
  accounts: AccountSource;
  market: MarketSource;
  prices: PriceSource;
}

/** What an analysis has paid for so far; enough to go on from in another process. Plain JSON. */
export interface AnalysisCheckpoint {
  version: 1;
  /** Null until the mint was recognised. */
  token: TokenFacts | null;
  state: FoldState;
  /** Where the next page starts; null before the first page and after the last. */
  cursor: string | null;
  historyRead: boolean;
  /** Lamports of wallets whose balance was bought already, by address. */
  balances: WalletBalances;
  ledger: CreditLedger;
  /** Credits that attempts before this one may have spent without learning so, at most. */
  unaccounted: number;
  /**
   * Credits that calls under way may spend, or calls to come before the next checkpoint, on top of the
   * ledger: should this be the last word of an attempt, they count as spent. 0 when it ended in order.
   */
  atRisk: number;
}

/** Hears of an analysis while it runs. Both may be slow: the analysis waits for a checkpoint to be kept. */
export interface AnalysisObserver {
  progress(progress: AnalysisProgress): void;
  checkpoint(checkpoint: AnalysisCheckpoint): Promise<void>;
  /**
   * Asked right before each upstream call, for whom the abort of a signal may come too late: a process
   * that was suspended learns of it only afterwards.
   * @throws why this run must call nobody any more
   */
  assertMayCall?(): void;
}
