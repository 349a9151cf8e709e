export { createAnalysisEngine, type AnalysisEngineOptions } from './analysis-engine';
export type { AnalysisUpstreams } from './analysis-sources';
