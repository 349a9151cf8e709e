export { pauseBeforeRetry } from './retry-pause';
export { defineQueue, type JobPolicy, type QueueContract } from './queue-contract';
export {
  TOKEN_ANALYSIS,
  parseProgress,
  type TokenAnalysisJob,
  type TokenAnalysisProgress,
} from './token-analysis.queue';
export { ANALYSIS_RESULTS, type AnalysisResultMessage } from './analysis-results.queue';
