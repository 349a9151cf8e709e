export type {
  AnalysisRepository,
  AnalysisRoad,
  AnalysisRow,
  AnalysisState,
  AnalysisSummary,
  CommitOutcome,
  Database,
  EarlyBuyerRow,
  KeptSolPrice,
  NewAnalysis,
  OpenDatabase,
  SolPriceRepository,
  TokenRepository,
  TokenRow,
} from './repositories';
export { openDatabase } from './open-database';
