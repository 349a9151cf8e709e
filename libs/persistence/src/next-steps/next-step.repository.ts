import type { Kysely } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { NextStepRepository } from '../repositories';
import type { Tables } from '../schema/tables';

/** Next steps of one database, shared by all its processes. */
export function nextStepRepository(db: Kysely<Tables>, engine: EngineName): NextStepRepository {
  return {
    /** A server passes over what another process is claiming; the embedded engine has one writer at a time. */
    claim(now, leaseMs, limit) {
      return db.transaction().execute(async (trx) => {
        const due = await trx
          .selectFrom('next_steps')
          .select([
            ...(['id', 'step', 'analysis_id as analysisId', 'token_id as tokenId'] as const),
            ...(['due_at as dueAt', 'attempts'] as const),
          ])
          .where('due_at', '<=', now)
          .where('claimed_until', '<=', now)
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit)
          .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked())
          .execute();
        if (due.length === 0) return [];
        const ids = due.map(({ id }) => id);
        await trx
          .updateTable('next_steps')
          .set(({ eb }) => ({ claimed_until: now + leaseMs, attempts: eb('attempts', '+', 1) }))
          .where('id', 'in', ids)
          .execute();
        return due.map(({ attempts, ...step }) => ({ ...step, attempt: attempts + 1 }));
      });
    },

    async finish(id) {
      await db.deleteFrom('next_steps').where('id', '=', id).execute();
    },
  };
}
