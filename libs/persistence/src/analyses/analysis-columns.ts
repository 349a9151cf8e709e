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
] as const satisfies readonly (keyof StoredAnalysis)[];

const parsed = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));

type Stored = Omit<StoredAnalysis, 'checkpoint'>;

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

/** Reads a row back. The JSON in it was written by this library. */
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
    ledger: null,
    error: null,
    result: null,
    token_id: null,
    created_at: analysis.createdAt,
    started_at: null,
    finished_at: null,
  };
}
