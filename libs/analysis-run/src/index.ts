export type { AnalysisEngine, AnalysisOutcome, AnalysisRequest } from './analysis-engine';
export { lamportsInUsd } from './balances';
export { readCheckpoint } from './checkpoint';
export { createEngine } from './create-engine';
export { createFoldPool, type PageFolder } from './fold-pool';
export type { FoldTask, FoldedPage } from './thread-messages';
export type {
  AcceptBody,
  AccountSource,
  AnalysisCheckpoint,
  AnalysisObserver,
  AnalysisSources,
  HistoryPageRequest,
  HistorySource,
  MarketSource,
  PastSolPrice,
  PriceSource,
  SolPrice,
  UpstreamPace,
} from './ports';
