import type { AnalysisProgress, AnalysisResult, CreditLedger } from '@meridinate/analysis-core';
import type { StoredAnalysis } from '../schema/tables';
import type { AnalysisRow, AnalysisState, NewAnalysis } from '../repositories';

/** States that can still change. */
export const UNFINISHED: readonly AnalysisState[] = ['queued', 'processing'];

/** Every column of an {@link AnalysisRow}. The checkpoint, which may be megabytes, is not among them. */
export const ANALYSIS_COLUMNS = [
  'id',
  'mint',
  'road',
  'state',
  'sequence',
  'attempt',
  'settings',
  'api_settings',
  'progress',
  'credits_used',
  'ledger',
  'error',
  'result',
  'token_id',
  'created_at',
  'started_at',
  'finished_at',
  'turn_at',
  'accepted',
  'cancel_requested_at',
  'losses',
  'set_aside_at',
  'replay_of',
  'next_steps',
] as const satisfies readonly (keyof StoredAnalysis)[];

/** Reads JSON that this library has written. */
export const parsed = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));

type Stored = Pick<StoredAnalysis, (typeof ANALYSIS_COLUMNS)[number]>;

const ledgerOf = ({ ledger, credits_used }: Stored): CreditLedger =>
  parsed<CreditLedger>(ledger) ?? { credits: credits_used, calls: {} };

/** The ledger has a column of its own. */
function progressOf(stored: Stored): AnalysisProgress | null {
  const progress = parsed<AnalysisProgress>(stored.progress);
  return progress && { ...progress, ledger: ledgerOf(stored) };
}

/** Results that are older than one of their members read as if it were empty. */
function resultOf(stored: Stored): AnalysisResult | null {
  const result = parsed<AnalysisResult>(stored.result);
  return result && { ...{ launchpad: null, solPrices: [], creditsUnaccounted: 0 }, ...result };
}

export function toAnalysisRow(stored: Stored): AnalysisRow {
  return {
    id: stored.id,
    mint: stored.mint,
    road: stored.road,
    state: stored.state,
    sequence: stored.sequence,
    attempt: stored.attempt,
    settings: JSON.parse(stored.settings) as AnalysisRow['settings'],
    apiSettings: JSON.parse(stored.api_settings) as AnalysisRow['apiSettings'],
    progress: progressOf(stored),
    ledger: ledgerOf(stored),
    error: parsed(stored.error),
    result: resultOf(stored),
    tokenId: stored.token_id,
    createdAt: stored.created_at,
    startedAt: stored.started_at,
    finishedAt: stored.finished_at,
    turnAt: stored.turn_at ?? stored.created_at,
    accepted: stored.accepted === 1,
    cancelRequestedAt: stored.cancel_requested_at,
    losses: stored.losses,
    setAsideAt: stored.set_aside_at,
    replayOf: stored.replay_of,
    nextSteps: parsed(stored.next_steps) ?? [],
  };
}

/** Writes JSON; nothing, in either of its kinds, is null. */
export const toJson = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));

export function fromNewAnalysis(analysis: NewAnalysis): StoredAnalysis {
  return {
    id: analysis.id,
    mint: analysis.mint,
    road: analysis.road,
    state: 'queued',
    sequence: 1,
    attempt: 0,
    settings: JSON.stringify(analysis.settings),
    api_settings: JSON.stringify(analysis.apiSettings),
    progress: null,
    checkpoint: toJson(analysis.checkpoint),
    credits_used: 0,
    ledger: null,
    error: null,
    result: null,
    token_id: null,
    created_at: analysis.createdAt,
    started_at: null,
    finished_at: null,
    turn_at: analysis.turnAt,
    accepted: 0,
    cancel_requested_at: null,
    losses: 0,
    run_open: 0,
    set_aside_at: null,
    replay_of: analysis.replayOf,
    fingerprint: analysis.fingerprint,
    holder: analysis.holder?.id ?? null,
    held_until: analysis.holder?.until ?? null,
    next_steps: JSON.stringify(analysis.nextSteps),
  };
}
