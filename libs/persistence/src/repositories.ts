import type {
  AnalysisProgress,
  AnalysisResult,
  AnalysisSettings,
  CreditLedger,
  UpstreamCall,
} from '@meridinate/analysis-core';
import type { ErrorRecord } from '@meridinate/errors';
import type { RevisionRepository } from './revisions/revisions';
import type { StoredSettingRepository } from './stored-settings/stored-settings';
import type { TagRepository } from './tags/tags';
import type { TokenRepository } from './token-repository';
import type { WalletRepository } from './wallet-repository';
import type { WatchedAddressRepository } from './watched-addresses/watched-addresses';
import type { WebhookDeliveryRepository } from './webhooks/webhook-deliveries';

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
  /**
   * The time whose order decides who is served first, ms since the epoch: `createdAt` plus whatever a
   * caller without a key has to wait longer.
   */
  turnAt: number;
  /** False until its road has promised to run it; a row that is not accepted can be withdrawn. */
  accepted: boolean;
  cancelRequestedAt: number | null;
  /** Runs that ended with the process they ran in; only counted on the in-process road. */
  losses: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** When it was set aside as a danger to its worker; it is failed then. */
  setAsideAt: number | null;
  /** The analysis of which this one is a replay. */
  replayOf: string | null;
  /** What shall follow its completion. */
  nextSteps: readonly DeclaredStep[];
}

/** What shall happen when an analysis has completed. */
export interface DeclaredStep {
  step: 'refresh_market_cap';
  /** Minutes after its completion. */
  afterMinutes: number;
}

export type NewAnalysis = Pick<
  AnalysisRow,
  'id' | 'mint' | 'road' | 'settings' | 'apiSettings' | 'createdAt' | 'turnAt' | 'replayOf' | 'nextSteps'
> & {
  /** The same text for every request that would buy the same: mint and settings. */
  fingerprint: string;
  /** The process that runs it; null on the Redis road. */
  holder: Holder | null;
  /** Where to go on from; null to begin anew. */
  checkpoint: unknown;
};

/** A process that runs analyses of the in-process road, and until when nobody else may, ms since the epoch. */
export interface Holder {
  id: string;
  until: number;
}

/** An analysis that a process takes up. */
export interface AdoptedAnalysis {
  analysis: AnalysisRow;
  checkpoint: unknown;
  /** True when its last run ended with its process. */
  lost: boolean;
}

/** A client's own name for a request; sending it again is not asking again. */
export interface IdempotencyKey {
  key: string;
  /** Of everything the request asked for. */
  requestHash: string;
}

/**
 * What became of a request to analyse. `coalesced`: an unfinished analysis buys the same already.
 * `replayed`: the same request came with the same key before. `key_reused`: another request did.
 */
export type Admission =
  | { status: 'created' }
  | { status: 'coalesced' | 'replayed'; analysis: AnalysisRow }
  | { status: 'key_reused' };

/** What became of a request that could be answered without an analysis of its own. */
export type JoinedAdmission = Exclude<Admission, { status: 'created' }>;

/** What of a request to analyse tells whether it can be. */
export type WantedAnalysis = Pick<NewAnalysis, 'id' | 'fingerprint' | 'createdAt'>;

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
  /**
   * Creates the analysis unless it need not be: all or nothing, also for requests at the same instant
   * and over several processes. An analysis that somebody wished to cancel is shared no more. Keys are
   * remembered for 24 hours of `analysis.createdAt`; older ones are forgotten here.
   */
  admit(analysis: NewAnalysis, idempotency: IdempotencyKey | null): Promise<Admission>;
  /**
   * Admits a request only where that creates nothing: an analysis that is shared gets the key bound to it,
   * as ever. Null where one would have to be created; then no key is bound either.
   */
  join(analysis: WantedAnalysis, idempotency: IdempotencyKey | null): Promise<JoinedAdmission | null>;
  /** Its road has promised to run it. False when it has ended meanwhile: withdrawn, or done already. */
  accept(id: string): Promise<boolean>;
  /**
   * Takes back an analysis whose road refused it: it ends as failed and its keys are forgotten. False,
   * and nothing changes, when it was accepted or has ended.
   */
  withdraw(id: string, error: ErrorRecord, at: number): Promise<boolean>;
  /** Notes the wish to cancel; a second wish changes nothing. Null for an unknown id. */
  requestCancel(id: string, at: number): Promise<AnalysisRow | null>;
  /** Ends an analysis because somebody wished so. Idempotent by id. */
  cancel(id: string, ledger: CreditLedger, at: number): Promise<CommitOutcome>;
  /**
   * A run of the in-process road has ended in order: its process may now stop without the run being
   * counted as lost. `markProcessing` begins a run. Nothing changes when another process holds it by now.
   */
  endRun(id: string, holderId: string): Promise<void>;
  /**
   * Prolongs what a process holds of the in-process road. `held`: its unfinished analyses; one that is
   * missing belongs to another process by now. `cancelled`: those of them that somebody wishes to cancel.
   */
  hold(holder: Holder): Promise<{ held: string[]; cancelled: string[] }>;
  /**
   * Gives a process the unfinished analyses of the in-process road that nobody holds at `now`, with the
   * last checkpoint, oldest first. `lost` are those whose run was never ended: each gets a loss more.
   * What it holds itself is left out.
   * @param now ms since the epoch; null takes those that somebody holds, too: where no other process can
   */
  adopt(holder: Holder, now: number | null): Promise<AdoptedAnalysis[]>;
  /** Another process may adopt at once what this one holds. */
  letGo(holderId: string): Promise<void>;
  /** Analyses that are set aside, the newest first; the JSON result is null in all of them. */
  setAside(limit: number): Promise<AnalysisRow[]>;
  /** The checkpoint of an unfinished or set-aside analysis; null when there is none. */
  checkpoint(id: string): Promise<unknown>;
  find(id: string): Promise<AnalysisRow | null>;
  /** Newest first; `search` matches mint, name or symbol, case apart, taken literally. */
  list(query: { search?: string; limit: number }): Promise<AnalysisSummary[]>;
  /** Unfinished analyses of a road, oldest first, with the last checkpoint. */
  unfinished(road: AnalysisRoad): Promise<{ analysis: AnalysisRow; checkpoint: unknown }[]>;
  /** Numbers of analyses by state. */
  countByState(): Promise<Record<AnalysisState, number>>;
  /**
   * queued -> processing, or a higher attempt of a processing one. Of several callers that tell the same
   * one gets `begun`, the others `known`.
   */
  markProcessing(id: string, attempt: number, at: number): Promise<'begun' | 'known' | 'ended'>;
  /** Only while processing; false otherwise. */
  saveProgress(id: string, progress: AnalysisProgress): Promise<boolean>;
  /** Keeps what was paid for so far; null clears it. Does not touch an ended analysis. */
  saveCheckpoint(id: string, checkpoint: unknown): Promise<boolean>;
  /**
   * Ends an analysis and stores token, run, early buyers and the declared next steps, each due so many
   * minutes after `at`, in one transaction. Idempotent by id: the second call changes nothing.
   */
  complete(id: string, result: AnalysisResult, acronym: string | null, at: number): Promise<CommitOutcome>;
  /**
   * Ends an analysis without a result. Idempotent by id. ANALYSIS_WORKER_LOST sets it aside: its
   * checkpoint is then kept for a replay.
   */
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

/** A next step that is due. */
export interface DueStep {
  id: number;
  analysisId: string;
  tokenId: number;
  step: DeclaredStep['step'];
  /** ms since the epoch. */
  dueAt: number;
  /** How often it was claimed, this time included. */
  attempt: number;
}

/** Steps that follow analyses; they outlive the process that declared them. */
export interface NextStepRepository {
  /**
   * Takes steps that are due at `now`, the longest due first, so that no other process does until
   * `leaseMs` have passed without `finish`.
   */
  claim(now: number, leaseMs: number, limit: number): Promise<DueStep[]>;
  /** The step is done, or given up: it is never claimed again. */
  finish(id: number): Promise<void>;
}

export interface TickRepository {
  /**
   * True for exactly one caller of all processes for each tick of a schedule, and only when no later
   * tick was claimed before.
   * @param tick whole number of intervals since the epoch
   */
  claim(schedule: string, tick: number): Promise<boolean>;
}

/** An open database with its repositories. */
export interface Database {
  engine: 'embedded' | 'postgres';
  analyses: AnalysisRepository;
  tokens: TokenRepository;
  wallets: WalletRepository;
  solPrices: SolPriceRepository;
  nextSteps: NextStepRepository;
  ticks: TickRepository;
  tags: TagRepository;
  revisions: RevisionRepository;
  webhookDeliveries: WebhookDeliveryRepository;
  watchedAddresses: WatchedAddressRepository;
  storedSettings: StoredSettingRepository;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database of `url` and brings its schema up to date.
 * `file:<path>` is the embedded engine (the folder is made when missing); `postgres://…` the server.
 */
export type OpenDatabase = (url: string, options?: OpenOptions) => Promise<Database>;

export interface OpenOptions {
  /**
   * Refuses a file that another process has opened so, and refuses it to others, until `close` or the end
   * of this process. A server is shared all the same. Default false.
   */
  alone?: boolean;
}
