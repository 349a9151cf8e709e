import type { Transaction } from 'kysely';
import type { Tables } from '../schema/tables';
import type { Content } from './revisions';

/**
 * Says within a transaction that it changes this content. From here to its end no other transaction
 * changes the same content, so it stands **first** among what touches that content: counts that are kept
 * beside the content cannot then be changed by two at once, and no two wait for each other.
 */
export async function bumpRevision(trx: Transaction<Tables>, content: Content): Promise<void> {
  await trx
    .insertInto('revisions')
    .values({ content, revision: 1 })
    .onConflict((conflict) =>
      conflict.column('content').doUpdateSet((eb) => ({ revision: eb('revisions.revision', '+', 1) })),
    )
    .execute();
}
