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
  JoinedAdmission,
  KeptSolPrice,
  NewAnalysis,
  NextStepRepository,
  OpenDatabase,
  SolPriceRepository,
  TickRepository,
} from './repositories';
export type {
  EarlyBuyerRow,
  Part,
  TokenPlace,
  TokenRepository,
  TokenRow,
  TokenRunRow,
  TokenTotals,
} from './token-repository';
export type {
  MultiTokenWalletRow,
  WalletBalanceRow,
  WalletPlace,
  WalletRepository,
} from './wallet-repository';
export type { Content, RevisionRepository } from './revisions/revisions';
export type { StoredSettingRepository } from './stored-settings/stored-settings';
export type { WatchedAddress, WatchedAddressRepository } from './watched-addresses/watched-addresses';
export type { TaggedWalletRow, TagRepository, WalletTag } from './tags/tags';
export type { DeliveredTransaction, WebhookDeliveryRepository } from './webhooks/webhook-deliveries';
export { isUnavailable } from './engines/is-unavailable';
export { openDatabase } from './open-database';
