import type { UpstreamCall } from '@meridinate/analysis-core';
import {
  createEngine,
  createFoldPool,
  type AnalysisEngine,
  type UpstreamPace,
} from '@meridinate/analysis-run';
import { createAnalysisSources, type AnalysisUpstreams, type PriceKeeping } from './analysis-sources';

export interface AnalysisEngineOptions {
  /** Threads that parse and fold, at most. */
  threads: number;
  /** Keeps the limits of the upstreams; calls go out at once where there is none. */
  pace?: UpstreamPace;
  /** Hears of every upstream call of every analysis, for metrics. */
  observeCall: (call: UpstreamCall) => void;
  /** Prices are only remembered by this process when absent. */
  prices?: PriceKeeping;
}

/** An engine over the real upstreams, or over stand-ins where the URLs say so. One serves a process. */
export function createAnalysisEngine(
  upstreams: AnalysisUpstreams,
  { threads, pace, observeCall, prices }: AnalysisEngineOptions,
): AnalysisEngine {
  const sources = createAnalysisSources(upstreams, prices);
  return createEngine({ sources, folder: createFoldPool({ threads }), pace, observeCall });
}
