import type { Kysely } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { AnalysisRepository, Holder } from '../repositories';
import type { Tables } from '../schema/tables';
import { ANALYSIS_COLUMNS, toAnalysisRow, UNFINISHED } from './analysis-columns';

type Holders = Pick<AnalysisRepository, 'hold' | 'adopt' | 'letGo'>;

/** Which process runs what of the in-process road, so that several may share a database. */
export function holders(db: Kysely<Tables>, engine: EngineName): Holders {
  return {
    async hold({ id, until }) {
      const rows = await db
        .updateTable('analyses')
        .set({ held_until: until })
        .where('holder', '=', id)
        .where('state', 'in', UNFINISHED)
        .returning(['id', 'cancel_requested_at as wish'])
        .execute();
      return {
        held: rows.map((row) => row.id),
        cancelled: rows.filter(({ wish }) => wish !== null).map((row) => row.id),
      };
    },

    adopt: (holder, now) => adopt(db, engine, { holder, now }),

    async letGo(holderId) {
      await db
        .updateTable('analyses')
        .set({ holder: null, held_until: null })
        .where('holder', '=', holderId)
        .execute();
    },
  };
}

/** Rows that another process adopts at this moment are left to it. */
function adopt(
  db: Kysely<Tables>,
  engine: EngineName,
  { holder, now }: { holder: Holder; now: number | null },
): ReturnType<Holders['adopt']> {
  return db.transaction().execute(async (trx) => {
    const free = await trx
      .selectFrom('analyses')
      .select([...ANALYSIS_COLUMNS, 'checkpoint', 'run_open'])
      .where('road', '=', 'in_process')
      .where('state', 'in', UNFINISHED)
      .where((eb) => eb('holder', 'is', null).or('holder', '!=', holder.id))
      .$if(now !== null, (query) =>
        query.where((eb) => eb('held_until', 'is', null).or('held_until', '<', now)),
      )
      .orderBy('created_at')
      .orderBy('id')
      .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute();
    if (free.length === 0) return [];
    await trx
      .updateTable('analyses')
      .set((eb) => ({
        holder: holder.id,
        held_until: holder.until,
        losses: eb('losses', '+', eb.ref('run_open')),
        sequence: eb('sequence', '+', eb.ref('run_open')),
        run_open: 0,
      }))
      .where(
        'id',
        'in',
        free.map(({ id }) => id),
      )
      .execute();
    return free.map(({ checkpoint, run_open: open, ...row }) => ({
      analysis: toAnalysisRow({
        ...row,
        losses: row.losses + open,
        sequence: row.sequence + open,
      }),
      checkpoint: checkpoint === null ? null : (JSON.parse(checkpoint) as unknown),
      lost: open === 1,
    }));
  });
}
