import type { Kysely } from 'kysely';
import type { EngineName } from '../engines/engine';
import type { AnalysisRepository } from '../repositories';
import type { Tables } from '../schema/tables';
import { admitAnalysis, joinAnalysis } from './admit-analysis';
import { analysisReads } from './analysis-reads';
import { analysisRuns } from './analysis-runs';
import { analysisSteps } from './analysis-steps';
import { completeAnalysis } from './complete-analysis';
import { endsWithoutResult } from './end-without-result';
import { holders } from './holders';

/** Analyses of one database, whichever engine keeps it. */
export function analysisRepository(db: Kysely<Tables>, engine: EngineName): AnalysisRepository {
  const reads = analysisReads(db, engine);
  return {
    ...reads,
    ...analysisSteps(db, reads.find),
    ...analysisRuns(db),
    ...holders(db, engine),
    ...endsWithoutResult(db),
    admit: (analysis, idempotency) => admitAnalysis(db, engine, { analysis, idempotency }),
    join: (analysis, idempotency) => joinAnalysis(db, engine, { analysis, idempotency }),
    complete: (id, result, acronym, at) => completeAnalysis(db, { id, result, acronym, at }),
  };
}
