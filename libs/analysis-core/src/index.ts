export { DEFAULT_ANALYSIS_SETTINGS, type AnalysisSettings } from './analysis-settings';
export type { AnalysisResult, MarketCap, ReportedBuyer, TokenFacts } from './analysis-result';
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
export type { BuyFlag, BuyRecord, FoldLimits, FoldState, LeftOutReason } from './fold/fold-state';
export type { EarlyBuyer, EarlyBuyersReport, ReportOptions } from './report/early-buyers-report';
export { STABLE_MINTS, WRAPPED_SOL_MINT } from './chain/quote-mints';
