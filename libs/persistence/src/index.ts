export type {
  AnalysisRepository,
  AnalysisRoad,
  AnalysisRow,
  AnalysisState,
  AnalysisSummary,
  CommitOutcome,
  Database,
  EarlyBuyerRow,
  NewAnalysis,
  OpenDatabase,
  TokenRepository,
  TokenRow,
} from './repositories';
export { openDatabase } from './open-database';
