import type { Kysely } from 'kysely';
import type { AnalysisRepository } from '../repositories';
import type { Tables } from '../schema/tables';
import { fromNewAnalysis, UNFINISHED } from './analysis-columns';

type Steps = Pick<AnalysisRepository, 'create' | 'markProcessing' | 'saveProgress' | 'saveCheckpoint'>;

/**
 * What happens to an analysis before its end. Each step names, in the statement itself, the states it
 * may start from: of two processes that race, one finds nothing left to change.
 */
export function analysisSteps(db: Kysely<Tables>): Steps {
  return {
    async create(analysis) {
      await db.insertInto('analyses').values(fromNewAnalysis(analysis)).execute();
    },

    async markProcessing(id, attempt, at) {
      const { numUpdatedRows } = await db
        .updateTable('analyses')
        .set((eb) => ({
          state: 'processing',
          attempt,
          sequence: eb('sequence', '+', 1),
          started_at: eb.fn.coalesce(eb.ref('started_at'), eb.val(at)),
        }))
        .where('id', '=', id)
        .where((eb) =>
          eb('state', '=', 'queued').or(
            eb.and([eb('state', '=', 'processing'), eb('attempt', '<', attempt)]),
          ),
        )
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return true;
      // The same attempt told twice changes nothing, but the analysis has not ended.
      const unfinished = db.selectFrom('analyses').select('id').where('id', '=', id);
      return (await unfinished.where('state', 'in', UNFINISHED).executeTakeFirst()) !== undefined;
    },

    async saveProgress(id, { ledger, ...progress }) {
      const { numUpdatedRows } = await db
        .updateTable('analyses')
        .set(({ eb }) => ({
          progress: JSON.stringify(progress),
          credits_used: ledger.credits,
          ledger: JSON.stringify(ledger),
          sequence: eb('sequence', '+', 1),
        }))
        .where('id', '=', id)
        .where('state', '=', 'processing')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** The sequence stays: a checkpoint is no part of the row that anybody is shown. */
    async saveCheckpoint(id, checkpoint) {
      const { numUpdatedRows } = await db
        .updateTable('analyses')
        .set({ checkpoint: checkpoint == null ? null : JSON.stringify(checkpoint) })
        .where('id', '=', id)
        .where('state', 'in', UNFINISHED)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
