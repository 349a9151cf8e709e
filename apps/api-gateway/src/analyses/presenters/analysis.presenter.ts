import type { AnalysisProgress } from '@meridinate/analysis-core';
import { reviveError } from '@meridinate/errors';
import type { AnalysisRow, AnalysisSummary } from '@meridinate/persistence';
import { naiveUtc } from '../../tokens/naive-utc';
import type { AnalysisDto, AnalysisProgressDto, AnalysisSummaryDto } from '../dto/analysis.dto';
import { presentResult } from './result.presenter';

export const resultsUrl = (id: string): string => `/analysis/${id}`;

const presentProgress = (progress: AnalysisProgress): AnalysisProgressDto => ({
  phase: progress.phase,
  transactions: progress.transactions,
  buyers_found: progress.buyersFound,
  credits_used: progress.ledger.credits,
  share: progress.share,
});

export const presentAnalysis = (row: AnalysisRow): AnalysisDto => ({
  job_id: row.id,
  token_address: row.mint,
  status: row.state,
  state: row.state,
  sequence: row.sequence,
  attempt: row.attempt,
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
  retryable: row.error !== null && reviveError(row.error).retryable,
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
