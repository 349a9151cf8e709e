export type {
  Admission,
  AnalysisRepository,
  AnalysisRoad,
  AnalysisRow,
  AnalysisState,
  AnalysisSummary,
  AdoptedAnalysis,
  CommitOutcome,
  Database,
  DeclaredStep,
  DueStep,
  Holder,
  IdempotencyKey,
  KeptSolPrice,
  NewAnalysis,
  NextStepRepository,
  OpenDatabase,
  SolPriceRepository,
  TickRepository,
} from './repositories';
export type { EarlyBuyerRow, TokenRepository, TokenRow } from './token-repository';
export type { Content, RevisionRepository } from './revisions/revisions';
export { openDatabase } from './open-database';
