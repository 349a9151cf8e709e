import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';
import type { TokenRepository } from '../token-repository';
import { shiftTokenCountsOf } from '../wallets/token-counts';
import { changeTokens } from './change-tokens';
import { addToTotals } from './token-totals';

type Trash = Pick<TokenRepository, 'listOf' | 'moveToTrash' | 'restore' | 'deletePermanently'>;

/** Moves of a token into the trash, out of it, and away. */
export function trash(db: Kysely<Tables>): Trash {
  const move = (id: number, deletedAt: number | null): Promise<boolean> =>
    changeTokens(db, async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('tokens')
        .set({ deleted_at: deletedAt })
        .where('id', '=', id)
        .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      const step = deletedAt === null ? 1 : -1;
      await addToTotals(trx, { shown: step, deleted: -step });
      await shiftTokenCountsOf(trx, id, step);
      return true;
    });
  return {
    async listOf(id) {
      if (!Number.isSafeInteger(id)) return null;
      const token = await db
        .selectFrom('tokens')
        .where('id', '=', id)
        .select('deleted_at')
        .executeTakeFirst();
      if (!token) return null;
      return token.deleted_at === null ? 'history' : 'trash';
    },
    moveToTrash: async (id, at) => Number.isSafeInteger(id) && (await move(id, at)),
    restore: async (id) => Number.isSafeInteger(id) && (await move(id, null)),
    /** Its wallets were counted out when it came into the trash; the foreign keys take the rest along. */
    deletePermanently: async (id) =>
      Number.isSafeInteger(id) &&
      (await changeTokens(db, async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('tokens')
          .where('id', '=', id)
          .where('deleted_at', 'is not', null)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await addToTotals(trx, { deleted: -1 });
        return true;
      })),
  };
}
