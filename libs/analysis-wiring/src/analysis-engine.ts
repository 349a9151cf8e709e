import type { UpstreamCall } from '@meridinate/analysis-core';
import { createEngine, createFoldPool, type AnalysisEngine } from '@meridinate/analysis-run';
import { createAnalysisSources, type AnalysisUpstreams } from './analysis-sources';

export interface AnalysisEngineOptions {
  /** Threads that parse and fold, at most. */
  threads: number;
  /** Hears of every upstream call of every analysis, for metrics. */
  observeCall: (call: UpstreamCall) => void;
}

/** An engine over the real upstreams, or over stand-ins where the URLs say so. One serves a process. */
export function createAnalysisEngine(
  upstreams: AnalysisUpstreams,
  { threads, observeCall }: AnalysisEngineOptions,
): AnalysisEngine {
  const sources = createAnalysisSources(upstreams);
  return createEngine({ sources, folder: createFoldPool({ threads }), observeCall });
}
