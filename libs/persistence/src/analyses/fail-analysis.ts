import type { CreditLedger } from '@meridinate/analysis-core';
import type { ErrorRecord } from '@meridinate/errors';
import type { Kysely } from 'kysely';
import type { CommitOutcome } from '../repositories';
import type { Tables } from '../schema/tables';
import { endAnalysis } from './end-analysis';

export interface FailedAnalysis {
  id: string;
  error: ErrorRecord;
  ledger: CreditLedger;
  at: number;
}

export async function failAnalysis(
  db: Kysely<Tables>,
  { id, error, ledger, at }: FailedAnalysis,
): Promise<CommitOutcome> {
  const end = { state: 'failed' as const, ledger, error: JSON.stringify(error), at };
  return (await endAnalysis(db, id, end)) ?? { status: 'committed', tokenId: null };
}
