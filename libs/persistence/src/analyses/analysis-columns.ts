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
  'error',
  'result',
  'token_id',
  'created_at',
  'started_at',
  'finished_at',
] as const satisfies readonly (keyof StoredAnalysis)[];

const parsed = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));

/** Reads a row back. The JSON in it was written by this library. */
export function toAnalysisRow(stored: Omit<StoredAnalysis, 'checkpoint'>): AnalysisRow {
  return {
    id: stored.id,
    mint: stored.mint,
    road: stored.road,
    state: stored.state,
    sequence: stored.sequence,
    attempt: stored.attempt,
    settings: JSON.parse(stored.settings) as AnalysisRow['settings'],
    apiSettings: JSON.parse(stored.api_settings) as AnalysisRow['apiSettings'],
    progress: parsed(stored.progress),
    creditsUsed: stored.credits_used,
    error: parsed(stored.error),
    result: parsed(stored.result),
    tokenId: stored.token_id,
    createdAt: stored.created_at,
    startedAt: stored.started_at,
    finishedAt: stored.finished_at,
  };
}

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
    checkpoint: null,
    credits_used: 0,
    error: null,
    result: null,
    token_id: null,
    created_at: analysis.createdAt,
    started_at: null,
    finished_at: null,
  };
}
