export type { AnalysisEngine, AnalysisOutcome, AnalysisRequest } from './analysis-engine';
export type {
  AcceptBody,
  AccountSource,
  AnalysisCheckpoint,
  AnalysisObserver,
  AnalysisSources,
  HistoryPageRequest,
  HistorySource,
  MarketSource,
  PriceSource,
  SolPrice,
} from './ports';
