import type { AnalysisResult, AnalysisSettings } from '@meridinate/analysis-core';
import type { MeridinateError } from '@meridinate/errors';
import type { AnalysisCheckpoint, AnalysisObserver } from './ports';

export interface AnalysisRequest {
  mint: string;
  settings: AnalysisSettings;
  /** Where an earlier attempt got to, as it was kept; anything that is not a checkpoint is ignored. */
  checkpoint: unknown;
}

/** How a run ended. A failed one says what was paid for; hand its checkpoint to the next attempt. */
export type AnalysisOutcome =
  | { state: 'completed'; result: AnalysisResult }
  | { state: 'failed'; error: MeridinateError; checkpoint: AnalysisCheckpoint };

/** Runs analyses; any number at a time. */
export interface AnalysisEngine {
  /**
   * Runs one analysis to its end. Never rejects: an abort is a failed outcome with the abort's reason
   * where that is a MeridinateError, else with ANALYSIS_ABORTED.
   */
  run(request: AnalysisRequest, observer: AnalysisObserver, signal: AbortSignal): Promise<AnalysisOutcome>;
  /** Ends the threads; running analyses fail. */
  close(): Promise<void>;
}
