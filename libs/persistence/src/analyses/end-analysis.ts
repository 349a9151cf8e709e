import type { CreditLedger } from '@meridinate/analysis-core';
import type { Kysely, Transaction } from 'kysely';
import type { AnalysisState, CommitOutcome } from '../repositories';
import type { Tables } from '../schema/tables';
import { UNFINISHED } from './analysis-columns';

/** The end of an analysis as its row keeps it; JSON as text. */
export interface AnalysisEnd {
  state: Exclude<AnalysisState, 'queued' | 'processing'>;
  ledger: CreditLedger;
  at: number;
  result?: string;
  /** The last step; absent where the row's own says how far it got. */
  progress?: string;
  error?: string;
  /** Keeps the checkpoint for a replay. */
  setAside?: boolean;
  /** Only when its road has not promised to run it. */
  unacceptedOnly?: boolean;
}

/**
 * Moves an unfinished analysis to its end and drops the checkpoint, which nobody needs any more unless
 * the analysis is set aside.
 * Returns null when it did, else why not. Of two callers one gets null: the other one's statement
 * waits for the row and then finds it ended.
 */
export async function endAnalysis(
  db: Kysely<Tables> | Transaction<Tables>,
  id: string,
  end: AnalysisEnd,
): Promise<Exclude<CommitOutcome, { status: 'committed' }> | null> {
  const { numUpdatedRows } = await db
    .updateTable('analyses')
    .set(({ eb }) => ({
      state: end.state,
      sequence: eb('sequence', '+', 1),
      credits_used: end.ledger.credits,
      ledger: JSON.stringify(end.ledger),
      result: end.result ?? null,
      ...(end.progress === undefined ? {} : { progress: end.progress }),
      error: end.error ?? null,
      ...(end.setAside ? { set_aside_at: end.at } : { checkpoint: null }),
      finished_at: end.at,
    }))
    .where('id', '=', id)
    .where('state', 'in', UNFINISHED)
    .$if(end.unacceptedOnly ?? false, (query) => query.where('accepted', '=', 0))
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return null;
  const ended = await db.selectFrom('analyses').select('state').where('id', '=', id).executeTakeFirst();
  return ended ? { status: 'already_final', state: ended.state } : { status: 'unknown_analysis' };
}
