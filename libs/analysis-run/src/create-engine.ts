import type { UpstreamCall } from '@meridinate/analysis-core';
import { MeridinateError, isMeridinateError } from '@meridinate/errors';
import type { AnalysisEngine } from './analysis-engine';
import { AnalysisRun } from './analysis-run';
import { readCheckpoint } from './checkpoint';
import { CreditMeter } from './credit-meter';
import type { PageFolder } from './fold-pool';
import type { AnalysisSources, UpstreamPace } from './ports';

const asMeridinateError = (error: unknown, signal: AbortSignal): MeridinateError => {
  if (signal.aborted) {
    if (isMeridinateError(signal.reason)) return signal.reason;
    const reason = signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
    return new MeridinateError('ANALYSIS_ABORTED', { reason }, { cause: error });
  }
  if (isMeridinateError(error)) return error;
  return new MeridinateError('INTERNAL_FAULT', { reference: 'analysis' }, { cause: error });
};

const UNPACED: UpstreamPace = { admit: () => Promise.resolve() };

/**
 * An engine over the given sources.
 *
 * @param parts.pace keeps the limits of the upstreams; calls go out at once where there is none
 * @param parts.observeCall hears of every upstream call of every analysis, for metrics
 */
export function createEngine(parts: {
  sources: AnalysisSources;
  folder: PageFolder;
  pace?: UpstreamPace;
  observeCall: (call: UpstreamCall) => void;
}): AnalysisEngine {
  const { sources, folder, pace = UNPACED, observeCall } = parts;
  return {
    async run(request, observer, signal) {
      const checkpoint = readCheckpoint(request.checkpoint, request.mint);
      const { maxCredits } = request.settings;
      const meter = new CreditMeter(checkpoint, {
        ...{ maxCredits, pace, observeCall },
        assertMayCall: () => observer.assertMayCall?.(),
        putOnRecord: () => run.save(),
      });
      // What runs beside the history must end with it, also when the history fails.
      const ending = new AbortController();
      const run: AnalysisRun = new AnalysisRun(
        request,
        { sources, folder, meter, observer, signal: AbortSignal.any([signal, ending.signal]) },
        checkpoint,
      );
      try {
        return { state: 'completed', result: await run.toResult() };
      } catch (error) {
        ending.abort();
        await run.settled();
        return {
          state: 'failed',
          error: asMeridinateError(error, signal),
          checkpoint: { ...run.checkpoint, ...meter.settledStanding() },
        };
      } finally {
        ending.abort();
      }
    },
    close: () => folder.close(),
  };
}
