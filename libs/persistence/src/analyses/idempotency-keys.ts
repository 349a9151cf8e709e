import type { Kysely, Transaction } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { IdempotencyKey, JoinedAdmission } from '../repositories';
import type { Tables } from '../schema/tables';
import { ANALYSIS_COLUMNS, toAnalysisRow } from './analysis-columns';

/** How long a key is remembered, in ms. */
const KEY_LIFE_MS = 24 * 60 * 60 * 1_000;

/**
 * Forgets the keys that are too old at `now`. On a server it passes over those that another process is
 * forgetting, so that two never wait for each other.
 */
export async function forgetOldKeys(db: Kysely<Tables>, engine: EngineName, now: number): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('key', 'in', (eb) =>
      eb
        .selectFrom('idempotency_keys as old')
        .select('old.key')
        .where('old.created_at', '<=', now - KEY_LIFE_MS)
        .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .execute();
}

export interface KeyedRequest extends IdempotencyKey {
  analysisId: string;
  /** ms since the epoch. */
  at: number;
}

/**
 * Binds the key to an analysis that is still to be written, or says to what it was bound before. Two
 * requests with one key wait for each other here: the second finds what the first one has committed.
 * Null when what stood in the way is gone, and another try is due.
 */
export async function claimKey(
  trx: Transaction<Tables>,
  { key, requestHash, analysisId, at }: KeyedRequest,
): Promise<'claimed' | JoinedAdmission | null> {
  const claimed = await trx
    .insertInto('idempotency_keys')
    .values({ key, request_hash: requestHash, analysis_id: analysisId, created_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed ? 'claimed' : boundTo(trx, { key, requestHash });
}

/** What a request gets whose key is bound already; null when it is not. */
export async function boundTo(
  db: Kysely<Tables>,
  { key, requestHash }: IdempotencyKey,
): Promise<JoinedAdmission | null> {
  const bound = await db
    .selectFrom('idempotency_keys')
    .innerJoin('analyses', 'analyses.id', 'idempotency_keys.analysis_id')
    .select([
      'idempotency_keys.request_hash',
      ...ANALYSIS_COLUMNS.map((column) => `analyses.${column}` as const),
    ])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!bound) return null;
  const { request_hash, ...analysis } = bound;
  if (request_hash !== requestHash) return { status: 'key_reused' };
  return { status: 'replayed', analysis: toAnalysisRow(analysis) };
}

/** A claimed key is bound to nothing after all. */
export async function dropKey(trx: Transaction<Tables>, key: string): Promise<void> {
  await trx.deleteFrom('idempotency_keys').where('key', '=', key).execute();
}

/** Binds a claimed key to another analysis. */
export async function rebindKey(trx: Transaction<Tables>, key: string, analysisId: string): Promise<void> {
  await trx.updateTable('idempotency_keys').set({ analysis_id: analysisId }).where('key', '=', key).execute();
}
