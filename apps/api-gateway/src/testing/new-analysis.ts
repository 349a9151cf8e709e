import { randomUUID } from 'node:crypto';
import { DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import type { NewAnalysis } from '@meridinate/persistence';

/** An analysis to be admitted, like no other unless `changes` say so. */
export function newAnalysis(changes: Partial<NewAnalysis> = {}): NewAnalysis {
  const createdAt = changes.createdAt ?? Date.now();
  return {
    id: randomUUID(),
    mint: 'So11111111111111111111111111111111111111112',
    road: 'in_process',
    settings: DEFAULT_ANALYSIS_SETTINGS,
    apiSettings: {},
    createdAt,
    turnAt: createdAt,
    fingerprint: randomUUID(),
    nextSteps: [],
    checkpoint: null,
    replayOf: null,
    holder: null,
    ...changes,
  };
}
