import type { Kysely } from 'kysely';
import type { KeptSolPrice, SolPriceRepository } from '../repositories';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';

export function solPriceRepository(db: Kysely<Tables>): SolPriceRepository {
  return {
    async read(minutes) {
      const kept = new Map<number, KeptSolPrice>();
      for (const batch of batches(minutes)) {
        const rows = await db.selectFrom('sol_prices').selectAll().where('minute', 'in', batch).execute();
        for (const { minute, usd, source, age_minutes } of rows) {
          kept.set(minute, { usd, source, ageMinutes: age_minutes });
        }
      }
      return kept;
    },

    async keep(prices) {
      const rows = [...prices].map(([minute, { usd, source, ageMinutes }]) => ({
        ...{ minute, usd, source },
        age_minutes: ageMinutes,
      }));
      for (const batch of batches(rows)) {
        await db
          .insertInto('sol_prices')
          .values(batch)
          .onConflict((conflict) => conflict.column('minute').doNothing())
          .execute();
      }
    },
  };
}
