import { EMPTY_LEDGER, type CreditLedger } from '@meridinate/analysis-core';
import type { ErrorRecord } from '@meridinate/errors';
import type { Kysely } from 'kysely';
import type { AnalysisRepository, CommitOutcome } from '../repositories';
import type { Tables } from '../schema/tables';
import { endAnalysis, type AnalysisEnd } from './end-analysis';

type Ends = Pick<AnalysisRepository, 'fail' | 'cancel' | 'withdraw'>;

const failed = (error: ErrorRecord, ledger: CreditLedger, at: number): AnalysisEnd => ({
  ...{ state: 'failed', ledger, error: JSON.stringify(error), at },
  setAside: error.code === 'ANALYSIS_WORKER_LOST',
});

/** Ends that store nothing but themselves. */
export function endsWithoutResult(db: Kysely<Tables>): Ends {
  const ended = async (id: string, end: AnalysisEnd): Promise<CommitOutcome> =>
    (await endAnalysis(db, id, end)) ?? { status: 'committed', tokenId: null };
  return {
    fail: (id, error, ledger, at) => ended(id, failed(error, ledger, at)),

    cancel: (id, ledger, at) => ended(id, { state: 'cancelled', ledger, at }),

    /** A client that sends its key again after a refusal asks anew, so the keys go with the end. */
    withdraw(id, error, at) {
      return db.transaction().execute(async (trx) => {
        const end = { ...failed(error, EMPTY_LEDGER, at), unacceptedOnly: true };
        if ((await endAnalysis(trx, id, end)) !== null) return false;
        await trx.deleteFrom('idempotency_keys').where('analysis_id', '=', id).execute();
        return true;
      });
    },
  };
}
