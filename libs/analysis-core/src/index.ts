export { DEFAULT_ANALYSIS_SETTINGS, type AnalysisSettings } from './analysis-settings';
export type { AnalysisResult, MarketCap, PricedMinute, ReportedBuyer, TokenFacts } from './analysis-result';
export type { AnalysisPhase, AnalysisProgress } from './progress';
export {
  EMPTY_LEDGER,
  recordCall,
  type CallContext,
  type CallOutcome,
  type CreditLedger,
  type UpstreamCall,
} from './credits/ledger';
export type {
  RawInstruction,
  RawMessage,
  RawMeta,
  RawParsedKey,
  RawTokenBalance,
  RawTransaction,
  TransactionsPage,
} from './envelope/raw-transaction';
export {
  readTransaction,
  type ReadTransaction,
  type UnreadableTransaction,
} from './envelope/read-transaction';
export { readHead, type TransactionHead } from './envelope/transaction-head';
export { findBuys, type FoundBuy, type FoundBuys } from './buys/find-buys';
export { isFoldState } from './fold/check-fold-state';
export { emptyFoldState, fold, foldInto } from './fold/fold';
export { BUY_FLAGS } from './fold/fold-state';
export type { BuyFlag, BuyRecord, FoldLimits, FoldState, LeftOutReason } from './fold/fold-state';
export { DEFAULT_EXCLUDE, minutesOf, minutesToPrice } from './report/candidates';
export { report } from './report/report';
export type { EarlyBuyer, EarlyBuyersReport, ReportOptions } from './report/early-buyers-report';
export { STABLE_MINTS, WRAPPED_SOL_MINT } from './chain/quote-mints';
export { isAddress, isOnCurve } from './chain/address';
export { PUMP_MIGRATION_WALLET } from './chain/programs';
