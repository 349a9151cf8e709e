import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';
import { bumpRevision } from './bump-revision';
import type { RevisionRepository } from './revisions';

/** Revisions of one database. */
export function revisionRepository(db: Kysely<Tables>): RevisionRepository {
  return {
    async read(content) {
      const rows = await db
        .selectFrom('revisions')
        .where('content', 'in', [...content])
        .select(['content', 'revision'])
        .execute();
      const of = new Map(rows.map(({ content: name, revision }) => [name, revision]));
      return [...content]
        .sort()
        .map((name) => `${name}:${of.get(name) ?? 0}`)
        .join(' ');
    },

    bump: (content) => db.transaction().execute((trx) => bumpRevision(trx, content)),
  };
}
