import { sql, type Kysely, type Transaction } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { Admission, IdempotencyKey, NewAnalysis } from '../repositories';
import type { Tables } from '../schema/tables';
import { ANALYSIS_COLUMNS, fromNewAnalysis, toAnalysisRow } from './analysis-columns';
import { claimKey, forgetOldKeys, rebindKey } from './idempotency-keys';

/** Far more than rows can end, one after the other, in the moment between two statements. */
const TRIES = 100;

/** Tries again what met a row that was gone before it could be read. */
async function settled<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await attempt();
    if (outcome !== null) return outcome;
  }
  throw new Error('the analysis could not be admitted: whatever stood in its way was gone each time');
}

/**
 * Rows that a request may share: unfinished, and nobody wishes to cancel them. These are the words of the
 * unique index, by which the database recognises it.
 */
const SHAREABLE = sql<boolean>`state in ('queued', 'processing') and cancel_requested_at is null`;

/**
 * Writes the row, or gives the one that buys the same already; null when that has ended meanwhile. On a
 * server the row found stays as it is until the key that may be bound to it is committed: a withdrawal
 * then finds that key.
 */
async function insertOrFind(
  trx: Transaction<Tables>,
  engine: EngineName,
  analysis: NewAnalysis,
): Promise<Admission | null> {
  const inserted = await trx
    .insertInto('analyses')
    .values(fromNewAnalysis(analysis))
    .onConflict((conflict) => conflict.column('fingerprint').where(SHAREABLE).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { status: 'created' };
  const found = await trx
    .selectFrom('analyses')
    .select(ANALYSIS_COLUMNS)
    .where('fingerprint', '=', analysis.fingerprint)
    .where(SHAREABLE)
    .$if(engine === 'postgres', (query) => query.forShare())
    .executeTakeFirst();
  return found ? { status: 'coalesced', analysis: toAnalysisRow(found) } : null;
}

/**
 * Admits one request to analyse. Every transaction takes its locks in the same order, key before
 * analysis, so that two of them never wait for each other.
 */
export async function admitAnalysis(
  db: Kysely<Tables>,
  engine: EngineName,
  { analysis, idempotency }: { analysis: NewAnalysis; idempotency: IdempotencyKey | null },
): Promise<Admission> {
  const { id, createdAt } = analysis;
  await forgetOldKeys(db, engine, createdAt);
  return db.transaction().execute(async (trx): Promise<Admission> => {
    if (idempotency !== null) {
      const request = { ...idempotency, analysisId: id, at: createdAt };
      const earlier = await settled(() => claimKey(trx, request));
      if (earlier !== 'claimed') return earlier;
    }
    const admission = await settled(() => insertOrFind(trx, engine, analysis));
    if (idempotency !== null && admission.status === 'coalesced') {
      await rebindKey(trx, idempotency.key, admission.analysis.id);
    }
    return admission;
  });
}
