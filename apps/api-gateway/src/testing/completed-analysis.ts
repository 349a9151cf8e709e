import { randomUUID } from 'node:crypto';
import { DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import type { Database, DeclaredStep } from '@meridinate/persistence';
import { sampleResult } from './sample-result';

interface Completion {
  /** ms since the epoch. */
  at: number;
  nextSteps?: readonly DeclaredStep[];
}

/** Analyses a mint with the sample result. Gives the id of its token. */
export async function completeAnalysis(
  database: Database,
  mint: string,
  { at, nextSteps = [] }: Completion,
): Promise<number> {
  const id = randomUUID();
  await database.analyses.admit(
    {
      ...{ id, mint, road: 'in_process', settings: DEFAULT_ANALYSIS_SETTINGS, apiSettings: {} },
      ...{
        createdAt: at,
        turnAt: at,
        replayOf: null,
        fingerprint: id,
        nextSteps,
        checkpoint: null,
        holder: null,
      },
    },
    null,
  );
  await database.analyses.accept(id);
  const outcome = await database.analyses.complete(id, sampleResult(mint), null, at);
  if (outcome.status !== 'committed' || outcome.tokenId === null) throw new Error(outcome.status);
  return outcome.tokenId;
}
