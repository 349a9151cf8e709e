import type { Generated, Insertable, Selectable } from 'kysely';
import type { Content } from '../revisions/revisions';
import type { AnalysisRoad, AnalysisState, DeclaredStep, KeptSolPrice } from '../repositories';

/**
 * The tables as both engines keep them.
 *
 * Times are ms since the epoch. JSON is kept as text and parsed in the repositories, so that both
 * engines give back what was put in. Raw amounts are decimal text; `accepted`, `run_open` and `is_kol`
 * are 0 or 1.
 */
export interface Tables {
  analyses: AnalysesTable;
  tokens: TokensTable;
  analysis_runs: AnalysisRunsTable;
  early_buyers: EarlyBuyersTable;
  wallets: WalletsTable;
  /** Which wallet is an early buyer of which token, in any of its runs. */
  token_wallets: { wallet_address: string; token_id: number };
  /** Of how many tokens that are not deleted a wallet is an early buyer; none has no row. */
  wallet_token_counts: { wallet_address: string; token_count: number };
  /** How many wallets have each `token_count`. */
  wallets_by_token_count: { token_count: number; wallets: number };
  token_totals: { total: KeptTotal; tokens: number };
  wallet_tags: { wallet_address: string; tag: string; is_kol: number };
  stored_settings: { name: string; value: string; updated_at: number };
  watched_addresses: WatchedAddressesTable;
  /** SOL/USD of minutes (unix seconds / 60) that are over. */
  sol_prices: { minute: number; usd: number; source: KeptSolPrice['source']; age_minutes: number };
  idempotency_keys: IdempotencyKeysTable;
  next_steps: NextStepsTable;
  /** The latest tick that was claimed of each schedule. */
  ticks: { schedule: string; tick: number };
  /** Transactions that webhooks told of, so that a repeated delivery is known. */
  webhook_deliveries: { signature: string; received_at: number };
  /** Grows with every change of a kind of content. */
  revisions: { content: Content; revision: number };
}

/** Tokens that are not deleted, and those in the trash. */
export type KeptTotal = 'shown' | 'deleted';

interface AnalysesTable {
  id: string;
  mint: string;
  road: AnalysisRoad;
  state: AnalysisState;
  sequence: number;
  attempt: number;
  settings: string;
  api_settings: string;
  progress: string | null;
  checkpoint: string | null;
  credits_used: number;
  /** Null in rows that are older than the column. */
  ledger: string | null;
  error: string | null;
  result: string | null;
  token_id: number | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  /** Null in rows that are older than the column. */
  turn_at: number | null;
  accepted: number;
  cancel_requested_at: number | null;
  losses: number;
  /** 1 from the start of a run of the in-process road to its end in order. */
  run_open: number;
  set_aside_at: number | null;
  replay_of: string | null;
  /** Null in rows that are older than the column; no two unfinished and wanted rows share one. */
  fingerprint: string | null;
  /** Process that runs it, on the in-process road; nobody else may before `held_until`. */
  holder: string | null;
  held_until: number | null;
  next_steps: string | null;
}

interface IdempotencyKeysTable {
  key: string;
  request_hash: string;
  analysis_id: string;
  created_at: number;
}

interface NextStepsTable {
  id: Generated<number>;
  analysis_id: string;
  token_id: number;
  step: DeclaredStep['step'];
  due_at: number;
  /** 0 when nobody has claimed it. */
  claimed_until: number;
  attempts: number;
}

interface TokensTable {
  id: Generated<number>;
  mint: string;
  name: string | null;
  symbol: string | null;
  /** Name and symbol in lower case, for the search: SQLite folds ASCII only. */
  name_folded: string | null;
  symbol_folded: string | null;
  acronym: string | null;
  decimals: number;
  first_buy_at: number | null;
  /** At the latest analysis; null when nothing traded the mint then. */
  market_cap_usd: number | null;
  market_cap_usd_current: number | null;
  market_cap_usd_previous: number | null;
  market_cap_updated_at: number | null;
  market_cap_ath: number | null;
  market_cap_ath_at: number | null;
  /** Time and run of the latest analysis. */
  analyzed_at: number;
  latest_run_id: number | null;
  deleted_at: number | null;
}

interface AnalysisRunsTable {
  id: Generated<number>;
  analysis_id: string;
  token_id: number;
  analyzed_at: number;
  wallets_found: number;
  credits_used: number;
}

interface EarlyBuyersTable {
  id: Generated<number>;
  run_id: number;
  token_id: number;
  wallet_address: string;
  rank: number;
  first_buy_at: number | null;
  first_buy_signature: string;
  first_buy_slot: number;
  token_amount: string;
  lamports_spent: string;
  total_usd: number | null;
  transaction_count: number;
  average_buy_usd: number | null;
  flags: string;
  venues: string;
}

interface WalletsTable {
  address: string;
  balance_usd: number | null;
  balance_usd_previous: number | null;
  balance_updated_at: number | null;
}

interface WatchedAddressesTable {
  address: string;
  note: string | null;
  threshold: number | null;
  registered_at: number;
  total_notifications: number;
  last_notification_at: number | null;
}

export type StoredAnalysis = Selectable<AnalysesTable>;
export type NewToken = Insertable<TokensTable>;
export type NewEarlyBuyer = Insertable<EarlyBuyersTable>;
