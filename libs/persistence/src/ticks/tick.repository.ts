import type { Kysely } from 'kysely';
import type { TickRepository } from '../repositories';
import type { Tables } from '../schema/tables';

/** Ticks of schedules, claimed over all processes of one database. */
export function tickRepository(db: Kysely<Tables>): TickRepository {
  return {
    async claim(schedule, tick) {
      const claimed = await db
        .insertInto('ticks')
        .values({ schedule, tick })
        .onConflict((conflict) =>
          conflict
            .column('schedule')
            .doUpdateSet((eb) => ({ tick: eb.ref('excluded.tick') }))
            .where((eb) => eb('ticks.tick', '<', eb.ref('excluded.tick'))),
        )
        .returning('tick')
        .executeTakeFirst();
      return claimed !== undefined;
    },
  };
}
