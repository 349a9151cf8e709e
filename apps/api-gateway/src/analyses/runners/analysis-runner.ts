import type { NewAnalysis } from '@meridinate/persistence';

/** What a road needs to know of a new analysis; each road adds its own name to the row. */
export type Submission = Omit<NewAnalysis, 'road'>;

/** One road by which analyses are run. */
export interface AnalysisRunner {
  /**
   * Writes the analysis' row, then takes responsibility for it. When it rejects, no unfinished row is
   * left behind.
   *
   * @throws MeridinateError POOL_FULL, QUEUE_DISABLED, QUEUE_UNREACHABLE
   */
  submit(submission: Submission): Promise<void>;
}

/** Injection token of the {@link AnalysisRunner} behind POST /analyze/token/redis. */
export const QUEUED_RUNNER = Symbol('QUEUED_RUNNER');
