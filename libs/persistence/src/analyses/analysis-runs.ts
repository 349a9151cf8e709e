import type { ExpressionBuilder, Kysely } from 'kysely';
import type { AnalysisRepository } from '../repositories';
import type { Tables } from '../schema/tables';
import { UNFINISHED } from './analysis-columns';

type Runs = Pick<AnalysisRepository, 'markProcessing' | 'endRun'>;

/** Whoever runs it has promised to; a run of this process is open until it is ended in order. */
const begun = (eb: ExpressionBuilder<Tables, 'analyses'>) => ({
  accepted: 1,
  run_open: eb.case().when('road', '=', 'in_process').then(1).else(0).end(),
});

/** Beginnings and ends of the runs of an analysis. */
export function analysisRuns(db: Kysely<Tables>): Runs {
  return {
    async markProcessing(id, attempt, at) {
      const { numUpdatedRows } = await db
        .updateTable('analyses')
        .set((eb) => ({
          ...begun(eb),
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
      if (numUpdatedRows > 0n) return 'begun';
      // An attempt that is known already shows nothing new, but it is a run all the same.
      const again = db.updateTable('analyses').set(begun).where('id', '=', id);
      const known = await again.where('state', 'in', UNFINISHED).executeTakeFirst();
      return known.numUpdatedRows > 0n ? 'known' : 'ended';
    },

    async endRun(id, holderId) {
      const run = db.updateTable('analyses').set({ run_open: 0 }).where('id', '=', id);
      await run.where('holder', '=', holderId).execute();
    },
  };
}
