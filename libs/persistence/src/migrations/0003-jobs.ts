import { sql, type Kysely, type Migration } from 'kysely';
import type { EngineName } from '../engines/engine';
import { withId } from './with-id';

type Schema = Kysely<unknown>['schema'];

/** Rows that are older than these columns were accepted, and have lost no process. */
async function extendAnalyses(schema: Schema): Promise<void> {
  for (const column of ['turn_at', 'cancel_requested_at', 'set_aside_at', 'held_until']) {
    await schema.alterTable('analyses').addColumn(column, 'bigint').execute();
  }
  for (const column of ['replay_of', 'fingerprint', 'next_steps', 'holder']) {
    await schema.alterTable('analyses').addColumn(column, 'text').execute();
  }
  for (const [column, before] of Object.entries({ accepted: 1, losses: 0, run_open: 0 })) {
    await schema
      .alterTable('analyses')
      .addColumn(column, 'integer', (number) => number.notNull().defaultTo(before))
      .execute();
  }
  await schema
    .createIndex('analyses_one_of_a_kind')
    .unique()
    .on('analyses')
    .column('fingerprint')
    .where(sql<boolean>`state in ('queued', 'processing') and cancel_requested_at is null`)
    .execute();
  await schema.createIndex('analyses_by_holder').on('analyses').column('holder').execute();
  await schema
    .createIndex('analyses_set_aside')
    .on('analyses')
    .columns(['set_aside_at desc', 'id desc'])
    .where(sql.ref('set_aside_at'), 'is not', null)
    .execute();
}

/** The key is written before its analysis, so the reference is checked at the end of the transaction. */
async function createKeys(schema: Schema): Promise<void> {
  await schema
    .createTable('idempotency_keys')
    .addColumn('key', 'text', (key) => key.primaryKey().notNull())
    .addColumn('request_hash', 'text', (hash) => hash.notNull())
    .addColumn('analysis_id', 'text', (id) => id.notNull())
    .addColumn('created_at', 'bigint', (at) => at.notNull())
    .addForeignKeyConstraint('idempotency_keys_analysis', ['analysis_id'], 'analyses', ['id'], (reference) =>
      reference.onDelete('cascade').deferrable().initiallyDeferred(),
    )
    .execute();
  for (const column of ['analysis_id', 'created_at']) {
    await schema.createIndex(`idempotency_keys_by_${column}`).on('idempotency_keys').column(column).execute();
  }
}

async function createSteps(schema: Schema, engine: EngineName): Promise<void> {
  await withId(schema.createTable('next_steps'), engine)
    .addColumn('analysis_id', 'text', (id) => id.notNull().references('analyses.id').onDelete('cascade'))
    .addColumn('token_id', 'bigint', (token) => token.notNull().references('tokens.id').onDelete('cascade'))
    .addColumn('step', 'text', (step) => step.notNull())
    .addColumn('due_at', 'bigint', (at) => at.notNull())
    .addColumn('claimed_until', 'bigint', (at) => at.notNull())
    .addColumn('attempts', 'integer', (attempts) => attempts.notNull())
    .execute();
  await schema.createIndex('next_steps_due').on('next_steps').columns(['due_at', 'id']).execute();
  await schema
    .createTable('ticks')
    .addColumn('schedule', 'text', (schedule) => schedule.primaryKey().notNull())
    .addColumn('tick', 'bigint', (tick) => tick.notNull())
    .execute();
}

/** What a job needs besides its states: its turn, its losses, its keys, and what follows it. */
export const jobs = (engine: EngineName): Migration => ({
  async up({ schema }) {
    await extendAnalyses(schema);
    await createKeys(schema);
    await createSteps(schema, engine);
  },
});
