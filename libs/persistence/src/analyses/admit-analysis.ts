import { sql, type Kysely, type Transaction } from 'kysely';
import type { EngineName } from '../engines/engine';
import type {
  Admission,
  AnalysisRow,
  IdempotencyKey,
  JoinedAdmission,
  NewAnalysis,
  WantedAnalysis,
} from '../repositories';
import type { Tables } from '../schema/tables';
import { ANALYSIS_COLUMNS, fromNewAnalysis, toAnalysisRow } from './analysis-columns';
import { boundTo, claimKey, dropKey, forgetOldKeys, rebindKey } from './idempotency-keys';

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
 * The row that buys the same already. On a server it stays as it is until the key that may be bound to it
 * is committed: a withdrawal then finds that key.
 */
async function findShareable(
  db: Kysely<Tables>,
  engine: EngineName,
  fingerprint: string,
): Promise<Extract<Admission, { analysis: AnalysisRow }> | null> {
  const found = await db
    .selectFrom('analyses')
    .select(ANALYSIS_COLUMNS)
    .where('fingerprint', '=', fingerprint)
    .where(SHAREABLE)
    .$if(engine === 'postgres', (query) => query.forShare())
    .executeTakeFirst();
  return found ? { status: 'coalesced', analysis: toAnalysisRow(found) } : null;
}

/** Writes the row, or gives the one that buys the same already; null when that has ended meanwhile. */
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
  return inserted ? { status: 'created' } : findShareable(trx, engine, analysis.fingerprint);
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

/**
 * Gives what an admission would give without creating anything; null, and no key is bound, where it would
 * create. Where nothing is to be had it only reads, but for the keys that are too old.
 */
export async function joinAnalysis(
  db: Kysely<Tables>,
  engine: EngineName,
  { analysis, idempotency }: { analysis: WantedAnalysis; idempotency: IdempotencyKey | null },
): Promise<JoinedAdmission | null> {
  const { id, fingerprint, createdAt } = analysis;
  if (idempotency === null) return findShareable(db, engine, fingerprint);
  await forgetOldKeys(db, engine, createdAt);
  const earlier = await boundTo(db, idempotency);
  if (earlier !== null) return earlier;
  if ((await findShareable(db, engine, fingerprint)) === null) return null;
  return db.transaction().execute(async (trx) => {
    const claimed = await settled(() => claimKey(trx, { ...idempotency, analysisId: id, at: createdAt }));
    if (claimed !== 'claimed') return claimed;
    const joined = await findShareable(trx, engine, fingerprint);
    if (joined === null) await dropKey(trx, idempotency.key);
    else await rebindKey(trx, idempotency.key, joined.analysis.id);
    return joined;
  });
}
