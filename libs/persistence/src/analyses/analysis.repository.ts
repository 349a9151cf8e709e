import type { Kysely } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { AnalysisRepository } from '../repositories';
import type { Tables } from '../schema/tables';
import { analysisReads } from './analysis-reads';
import { analysisSteps } from './analysis-steps';
import { completeAnalysis } from './complete-analysis';
import { failAnalysis } from './fail-analysis';

/** Analyses of one database, whichever engine keeps it. */
export function analysisRepository(db: Kysely<Tables>, engine: EngineName): AnalysisRepository {
  return {
    ...analysisReads(db, engine),
    ...analysisSteps(db),
    complete: (id, result, acronym, at) => completeAnalysis(db, { id, result, acronym, at }),
    fail: (id, error, ledger, at) => failAnalysis(db, { id, error, ledger, at }),
  };
}
