import type { WorkerLoss } from '@meridinate/errors';
import type { AnalysisRow } from '@meridinate/persistence';
import { naiveUtc } from '../../tokens/naive-utc';
import type { SetAsideAnalysisDto } from '../dto/set-aside.dto';
import { resultsUrl } from './analysis.presenter';

/** Rows of an older gateway tell of no losses. */
function lossesOf({ error }: AnalysisRow): WorkerLoss[] {
  const context = error?.context;
  return context !== undefined && 'losses' in context ? (context.losses ?? []) : [];
}

export const presentSetAside = (row: AnalysisRow, checkpointKept: boolean): SetAsideAnalysisDto => ({
  job_id: row.id,
  token_address: row.mint,
  road: row.road,
  set_aside_at: naiveUtc(row.setAsideAt ?? row.createdAt),
  attempt: row.attempt,
  error: row.error?.message ?? null,
  losses: lossesOf(row).map(({ worker, startedAt, alone }) => ({
    worker,
    started_at: naiveUtc(startedAt),
    alone,
  })),
  credits: row.ledger,
  checkpoint_kept: checkpointKept,
  api_settings: row.apiSettings,
  results_url: resultsUrl(row.id),
});
