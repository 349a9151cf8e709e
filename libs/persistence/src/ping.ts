import type { Kysely } from 'kysely';
import { bumpRevision } from './revisions/bump-revision';
import type { Tables } from './schema/tables';

/** So often a ping writes; whoever pings more often must not keep the disk busy. */
const WRITE_EVERY_MS = 5_000;

/**
 * Asks the database whether it answers, and now and then whether it can be written to: with a full disk, or
 * as a copy that is only read, it answers as ever. After a failed write each ping tries again.
 *
 * @param now ms; it never goes back
 */
export function pinging(db: Kysely<Tables>, now: () => number): () => Promise<void> {
  let writtenAtMs = -Infinity;
  return async () => {
    if (now() - writtenAtMs < WRITE_EVERY_MS) {
      await db.selectNoFrom((eb) => eb.lit(1).as('one')).execute();
      return;
    }
    await db.transaction().execute((trx) => bumpRevision(trx, 'pings'));
    writtenAtMs = now();
  };
}
