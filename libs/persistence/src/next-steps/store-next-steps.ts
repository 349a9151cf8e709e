import type { Transaction } from 'kysely';
import { parsed } from '../analyses/analysis-columns';
import type { DeclaredStep } from '../repositories';
import type { Tables } from '../schema/tables';

const MINUTE_MS = 60_000;

interface CompletedRun {
  analysisId: string;
  tokenId: number;
  /** ms since the epoch. */
  completedAt: number;
}

/** Makes the steps that an analysis has declared due, each so many minutes after its completion. */
export async function storeNextSteps(
  trx: Transaction<Tables>,
  { analysisId, tokenId, completedAt }: CompletedRun,
): Promise<void> {
  const { next_steps } = await trx
    .selectFrom('analyses')
    .select('next_steps')
    .where('id', '=', analysisId)
    .executeTakeFirstOrThrow();
  const declared = parsed<DeclaredStep[]>(next_steps) ?? [];
  if (declared.length === 0) return;
  const rows = declared.map(({ step, afterMinutes }) => ({
    ...{ analysis_id: analysisId, token_id: tokenId, step },
    due_at: completedAt + afterMinutes * MINUTE_MS,
    ...{ claimed_until: 0, attempts: 0 },
  }));
  await trx.insertInto('next_steps').values(rows).execute();
}
