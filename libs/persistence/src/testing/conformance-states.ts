import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import type { AnalysisRepository, AnalysisState } from '../repositories';
import type { Subject } from './conformance';
import { newAnalysis, NOON, resultOf } from './sample-analysis';

const FAILURE = new MeridinateError('ANALYSIS_ABORTED', { reason: 'told to' }).toRecord();
const PROGRESS = {
  ...{ transactions: 1, buyersFound: 0, share: 0.1 },
  ledger: { credits: 10, calls: { 'helius.page': { calls: 1, credits: 10 } } },
};

/** What a reader of `repositories.ts` expects of one analysis. */
interface Model {
  state: AnalysisState;
  sequence: number;
  attempt: number;
  checkpoint: unknown;
}

type Step =
  | { kind: 'start'; attempt: number }
  | { kind: 'progress' | 'complete' | 'fail' }
  | { kind: 'checkpoint'; checkpoint: unknown };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), attempt: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constantFrom('progress' as const, 'complete' as const, 'fail' as const) }),
  fc.record({ kind: fc.constant('checkpoint' as const), checkpoint: fc.jsonValue({ maxDepth: 2 }) }),
);

const isEnded = ({ state }: Model) => state !== 'queued' && state !== 'processing';

/** Takes the step in the model; gives what the repository should answer. */
function expected(model: Model, next: Step): boolean {
  if (isEnded(model)) return false;
  switch (next.kind) {
    case 'start':
      if (model.state === 'processing' && next.attempt <= model.attempt) return true;
      Object.assign(model, { state: 'processing', attempt: next.attempt, sequence: model.sequence + 1 });
      return true;
    case 'progress':
      if (model.state === 'queued') return false;
      model.sequence += 1;
      return true;
    case 'checkpoint':
      model.checkpoint = next.checkpoint;
      return true;
    case 'complete':
    case 'fail':
      model.state = next.kind === 'fail' ? 'failed' : 'completed';
      model.sequence += 1;
      return true;
  }
}

/** Takes the step for real; true when it changed something, or need not. */
async function taken(analyses: AnalysisRepository, id: string, next: Step): Promise<boolean> {
  switch (next.kind) {
    case 'start':
      return analyses.markProcessing(id, next.attempt, NOON);
    case 'progress':
      return analyses.saveProgress(id, { phase: 'reading_history', ...PROGRESS });
    case 'checkpoint':
      return analyses.saveCheckpoint(id, next.checkpoint);
    case 'complete':
      return (await analyses.complete(id, resultOf(['alice']), null, NOON)).status === 'committed';
    case 'fail':
      return (await analyses.fail(id, FAILURE, EMPTY_LEDGER, NOON)).status === 'committed';
  }
}

/** Whatever happens in whatever order, an analysis only moves forward. */
export function describeStates(subject: Subject, numRuns: number): void {
  it(`moves an analysis only forward, in ${numRuns} random histories`, async () => {
    const { analyses } = subject.database;
    const history = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const analysis = newAnalysis();
      await analyses.create(analysis);
      const model: Model = { state: 'queued', sequence: 1, attempt: 0, checkpoint: null };
      for (const next of steps) {
        const answer = expected(model, next);
        expect([next, await taken(analyses, analysis.id, next)]).toEqual([next, answer]);
        const { checkpoint, ...visible } = model;
        expect(await analyses.find(analysis.id)).toMatchObject(visible);
        const kept = (await analyses.unfinished('in_process')).find(
          (each) => each.analysis.id === analysis.id,
        );
        expect(kept === undefined ? 'ended' : JSON.stringify(kept.checkpoint)).toEqual(
          isEnded(model) ? 'ended' : JSON.stringify(checkpoint),
        );
      }
      await analyses.fail(analysis.id, FAILURE, EMPTY_LEDGER, NOON);
    });
    await fc.assert(history, { numRuns });
  }, 120_000);
}
