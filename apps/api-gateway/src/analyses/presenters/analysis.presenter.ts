import type { AnalysisProgress } from '@meridinate/analysis-core';
import { type ErrorCode, reviveError } from '@meridinate/errors';
import type { Admission, AnalysisRow, AnalysisSummary } from '@meridinate/persistence';
import { naiveUtc } from '../../tokens/naive-utc';
import type {
  AnalysisDto,
  AnalysisProgressDto,
  AnalysisSummaryDto,
  SubmittedAnalysisDto,
} from '../dto/analysis.dto';
import type { Outlook } from '../outlook/outlook.service';
import { presentResult } from './result.presenter';

export const resultsUrl = (id: string): string => `/analysis/${id}`;

const presentProgress = (progress: AnalysisProgress): AnalysisProgressDto => ({
  phase: progress.phase,
  transactions: progress.transactions,
  buyers_found: progress.buyersFound,
  credits_used: progress.ledger.credits,
  share: progress.share,
});

/** Failures that no attempt can get over, but that a new analysis may not meet again. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'QUEUE_UNREACHABLE',
  'ANALYSIS_TIMED_OUT',
  'ANALYSIS_JOB_VANISHED',
]);

const mayPass = ({ error }: AnalysisRow): boolean =>
  error !== null && (PASSING.has(error.code) || reviveError(error).retryable);

function retryBy(row: AnalysisRow): AnalysisDto['retry_by'] {
  if (row.setAsideAt !== null) return 'operator';
  return mayPass(row) ? 'caller' : null;
}

/** Which analysis a submission has led to, and what the caller may rely on. */
export const presentSubmission = (
  analysis: Pick<AnalysisRow, 'id' | 'state' | 'mint' | 'apiSettings' | 'createdAt'>,
  { how, guarantee }: { how: Exclude<Admission['status'], 'key_reused'>; guarantee: string },
): SubmittedAnalysisDto => ({
  status: analysis.state,
  coalesced: how === 'coalesced',
  replayed: how === 'replayed',
  job_id: analysis.id,
  token_address: analysis.mint,
  api_settings: analysis.apiSettings,
  results_url: resultsUrl(analysis.id),
  created_at: naiveUtc(analysis.createdAt),
  guarantee,
});

export const presentAnalysis = (row: AnalysisRow, outlook: Outlook): AnalysisDto => ({
  job_id: row.id,
  token_address: row.mint,
  status: row.state,
  state: row.state,
  sequence: row.sequence,
  attempt: row.attempt,
  phase: row.state === 'processing' ? (row.progress?.phase ?? null) : null,
  position: outlook.position,
  estimated_start_seconds: outlook.startsInSeconds,
  cancel_requested: row.cancelRequestedAt !== null,
  progress: row.progress && presentProgress(row.progress),
  credits_used: row.ledger.credits,
  credits: row.ledger,
  api_settings: row.apiSettings,
  created_at: naiveUtc(row.createdAt),
  started_at: naiveUtc(row.startedAt),
  finished_at: naiveUtc(row.finishedAt),
  result: row.result && presentResult(row.result),
  error: row.error?.message ?? null,
  error_code: row.error?.code ?? null,
  retryable: mayPass(row),
  retry_by: retryBy(row),
  axiom_file: null,
  result_file: null,
});

export const presentSummary = (summary: AnalysisSummary): AnalysisSummaryDto => ({
  job_id: summary.id,
  status: summary.state,
  token_address: summary.mint,
  token_name: summary.tokenName,
  token_symbol: summary.tokenSymbol,
  acronym: summary.acronym,
  wallets_found: summary.walletsFound,
  timestamp: naiveUtc(summary.finishedAt ?? summary.createdAt),
  credits_used: summary.creditsUsed,
  results_url: resultsUrl(summary.id),
});
