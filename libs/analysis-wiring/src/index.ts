export { createAnalysisEngine, type AnalysisEngineOptions } from './analysis-engine';
export { createAnalysisSources, type AnalysisUpstreams } from './analysis-sources';
