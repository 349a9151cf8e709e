import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import type { AnalysisRepository, AnalysisState } from '../repositories';
import type { Subject } from './conformance';
import { create, NOON, resultOf } from './sample-analysis';

const FAILURE = new MeridinateError('ANALYSIS_ABORTED', { reason: 'told to' }).toRecord();
const LOST = new MeridinateError('ANALYSIS_WORKER_LOST', { attempts: 2 }).toRecord();
const PROGRESS = {
  ...{ transactions: 1, buyersFound: 0, share: 0.1 },
  ledger: { credits: 10, calls: { 'helius.page': { calls: 1, credits: 10 } } },
};

/** What a reader of `repositories.ts` expects of one analysis. */
interface Model {
  state: AnalysisState;
  sequence: number;
  attempt: number;
  accepted: boolean;
  cancelRequestedAt: number | null;
  setAsideAt: number | null;
  checkpoint: unknown;
}

const PLAIN = ['accept', 'wish', 'progress', 'complete', 'fail', 'lose', 'cancel', 'withdraw'] as const;

type Step =
  | { kind: 'start'; attempt: number }
  | { kind: (typeof PLAIN)[number] }
  | { kind: 'checkpoint'; checkpoint: unknown };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), attempt: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constantFrom(...PLAIN) }),
  fc.record({ kind: fc.constant('checkpoint' as const), checkpoint: fc.jsonValue({ maxDepth: 2 }) }),
);

const ENDS = { complete: 'completed', fail: 'failed', lose: 'failed', cancel: 'cancelled' } as const;

const isEnded = ({ state }: Pick<Model, 'state'>) => state !== 'queued' && state !== 'processing';

function end(model: Model, state: AnalysisState): true {
  Object.assign(model, { state, sequence: model.sequence + 1, checkpoint: null });
  return true;
}

/** Takes the step in the model; gives what the repository should answer. */
function expected(model: Model, next: Step): boolean {
  if (isEnded(model)) return false;
  switch (next.kind) {
    case 'start':
      model.accepted = true;
      if (model.state === 'processing' && next.attempt <= model.attempt) return true;
      Object.assign(model, { state: 'processing', attempt: next.attempt, sequence: model.sequence + 1 });
      return true;
    case 'accept':
      model.accepted = true;
      return true;
    case 'wish':
      if (model.cancelRequestedAt === null) model.sequence += 1;
      model.cancelRequestedAt = NOON;
      return true;
    case 'progress':
      if (model.state === 'queued') return false;
      model.sequence += 1;
      return true;
    case 'checkpoint':
      model.checkpoint = next.checkpoint;
      return true;
    case 'withdraw':
      return !model.accepted && end(model, 'failed');
    case 'lose': {
      const { checkpoint } = model;
      end(model, 'failed');
      Object.assign(model, { setAsideAt: NOON, checkpoint });
      return true;
    }
    case 'complete':
    case 'fail':
    case 'cancel':
      return end(model, ENDS[next.kind]);
  }
}

/** Takes the step for real; true when it changed something, or need not. */
async function taken(analyses: AnalysisRepository, id: string, next: Step): Promise<boolean> {
  switch (next.kind) {
    case 'start':
      return (await analyses.markProcessing(id, next.attempt, NOON)) !== 'ended';
    case 'accept':
      return analyses.accept(id);
    case 'wish':
      return !isEnded((await analyses.requestCancel(id, NOON))!);
    case 'progress':
      return analyses.saveProgress(id, { phase: 'reading_history', ...PROGRESS });
    case 'checkpoint':
      return analyses.saveCheckpoint(id, next.checkpoint);
    case 'withdraw':
      return analyses.withdraw(id, FAILURE, NOON);
    case 'complete':
      return (await analyses.complete(id, resultOf(['alice']), null, NOON)).status === 'committed';
    case 'cancel':
      return (await analyses.cancel(id, EMPTY_LEDGER, NOON)).status === 'committed';
    case 'fail':
    case 'lose': {
      const error = next.kind === 'fail' ? FAILURE : LOST;
      return (await analyses.fail(id, error, EMPTY_LEDGER, NOON)).status === 'committed';
    }
  }
}

const BEGINNING: Model = {
  ...{ state: 'queued', sequence: 1, attempt: 0, accepted: false },
  ...{ cancelRequestedAt: null, setAsideAt: null, checkpoint: null },
};

/** Whatever happens in whatever order, an analysis only moves forward. */
export function describeStates(subject: Subject, numRuns: number): void {
  it(`moves an analysis only forward, in ${numRuns} random histories`, async () => {
    const { analyses } = subject.database;
    const history = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const id = await create(analyses);
      const model = { ...BEGINNING };
      for (const next of steps) {
        const answer = expected(model, next);
        expect([next, await taken(analyses, id, next)]).toEqual([next, answer]);
        const { checkpoint, ...visible } = model;
        expect(await analyses.find(id)).toMatchObject(visible);
        expect(JSON.stringify(await analyses.checkpoint(id))).toEqual(JSON.stringify(checkpoint));
        const unfinished = (await analyses.unfinished('in_process')).map(({ analysis }) => analysis.id);
        expect(unfinished).toEqual(isEnded(model) ? [] : [id]);
      }
      await analyses.fail(id, FAILURE, EMPTY_LEDGER, NOON);
    });
    await fc.assert(history, { numRuns });
  }, 600_000);
}
