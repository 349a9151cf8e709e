import type { Migration } from 'kysely';

/** A number for each kind of content, which grows with every change of it. */
export const revisions: Migration = {
  async up({ schema }) {
    await schema
      .createTable('revisions')
      .addColumn('content', 'text', (content) => content.primaryKey().notNull())
      .addColumn('revision', 'bigint', (revision) => revision.notNull())
      .execute();
  },
};
