import type { CreditMeter } from './credit-meter';
import type { PageFolder } from './fold-pool';
import type { AnalysisObserver, AnalysisSources } from './ports';

/** What a run needs besides the request. */
export interface RunParts {
  sources: AnalysisSources;
  folder: PageFolder;
  meter: CreditMeter;
  observer: AnalysisObserver;
  signal: AbortSignal;
}
