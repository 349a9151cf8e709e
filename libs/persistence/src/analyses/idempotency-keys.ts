import type { Kysely, Transaction } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { Admission, IdempotencyKey } from '../repositories';
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
): Promise<'claimed' | Admission | null> {
  const claimed = await trx
    .insertInto('idempotency_keys')
    .values({ key, request_hash: requestHash, analysis_id: analysisId, created_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return 'claimed';
  const bound = await trx
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

/** Binds a claimed key to another analysis. */
export async function rebindKey(trx: Transaction<Tables>, key: string, analysisId: string): Promise<void> {
  await trx.updateTable('idempotency_keys').set({ analysis_id: analysisId }).where('key', '=', key).execute();
}
