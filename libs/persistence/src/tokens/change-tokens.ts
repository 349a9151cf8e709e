import type { Kysely, Transaction } from 'kysely';
import { bumpRevision } from '../revisions/bump-revision';
import type { Tables } from '../schema/tables';

/** Undoes a transaction that has turned out to change nothing. */
class NothingChanged extends Error {}

/**
 * Changes tokens in a transaction that bumps their revision first, so that one of them runs at a time.
 * Where `change` says that it changed nothing, nothing stays behind, the revision included.
 */
export async function changeTokens(
  db: Kysely<Tables>,
  change: (trx: Transaction<Tables>) => Promise<boolean>,
): Promise<boolean> {
  try {
    await db.transaction().execute(async (trx) => {
      await bumpRevision(trx, 'tokens');
      if (!(await change(trx))) throw new NothingChanged();
    });
    return true;
  } catch (error) {
    if (error instanceof NothingChanged) return false;
    throw error;
  }
}
