import type { Kysely } from 'kysely';
import type { AnalysisRepository } from '../repositories';
import { isStorable } from '../schema/storable-text';
import type { Tables } from '../schema/tables';
import { toJson, UNFINISHED } from './analysis-columns';

type Steps = Pick<AnalysisRepository, 'accept' | 'requestCancel' | 'saveProgress' | 'saveCheckpoint'>;

/**
 * What happens to an analysis before its end. Each step names, in the statement itself, the states it
 * may start from: of two processes that race, one finds nothing left to change.
 */
export function analysisSteps(db: Kysely<Tables>, find: AnalysisRepository['find']): Steps {
  return {
    /** The sequence stays: nobody is shown whether the road has promised anything. */
    async accept(id) {
      const { numUpdatedRows } = await db
        .updateTable('analyses')
        .set({ accepted: 1 })
        .where('id', '=', id)
        .where('state', 'in', UNFINISHED)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async requestCancel(id, at) {
      if (!isStorable(id)) return null;
      await db
        .updateTable('analyses')
        .set(({ eb }) => ({ cancel_requested_at: at, sequence: eb('sequence', '+', 1) }))
        .where('id', '=', id)
        .where('state', 'in', UNFINISHED)
        .where('cancel_requested_at', 'is', null)
        .execute();
      return find(id);
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
        .set({ checkpoint: toJson(checkpoint) })
        .where('id', '=', id)
        .where('state', 'in', UNFINISHED)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
