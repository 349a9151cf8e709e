import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { NewAnalysis } from '../repositories';
import type { Subject } from './conformance';
import { create, MINUTE, newAnalysis, NOON, resultOf } from './sample-analysis';
import { withAnother } from './test-server';

const REFUSAL = new MeridinateError('QUEUE_UNREACHABLE', {}).toRecord();
const LEDGER = { credits: 30, calls: { 'helius.page': { calls: 3, credits: 30 } } };
const ROUNDS = 40;

/** Handing an analysis to its road, taking it back, and the wish to cancel it. */
export function describeHandover(subject: Subject): void {
  const analyses = () => subject.database.analyses;
  const created = (change: Partial<NewAnalysis> = {}) => create(analyses(), change);

  describe('an analysis that its road refuses', () => {
    it('is withdrawn: it ends as failed', async () => {
      const id = await created();
      expect(await analyses().withdraw(id, REFUSAL, NOON + 1)).toBe(true);
      const end = { state: 'failed', error: REFUSAL, ledger: EMPTY_LEDGER, finishedAt: NOON + 1 };
      expect(await analyses().find(id)).toMatchObject({ ...end, accepted: false, setAsideAt: null });
      expect(await analyses().withdraw(id, REFUSAL, NOON + 2)).toBe(false);
      expect(await analyses().accept(id)).toBe(false);
    });

    it('takes its keys with it, and no others', async () => {
      const [gone, shared, kept] = ['gone', 'shared', 'kept'].map((key) => ({ key, requestHash: 'hash' }));
      const analysis = newAnalysis();
      await analyses().admit(analysis, gone!);
      await analyses().admit({ ...analysis, id: 'another' }, shared!);
      await analyses().admit(newAnalysis(), kept!);
      await analyses().withdraw(analysis.id, REFUSAL, NOON);
      const statuses = [gone!, shared!, kept!].map(
        async (key) => (await analyses().admit(newAnalysis(), key)).status,
      );
      expect(await Promise.all(statuses)).toEqual(['created', 'created', 'replayed']);
    });

    it('leaves no key behind that was bound to it at the same instant', async () => {
      await withAnother(subject.url, async (other) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const withdrawn = newAnalysis();
          const asked = { ...withdrawn, id: `asked ${round}` };
          const key = { key: `key ${round}`, requestHash: 'hash' };
          await analyses().admit(withdrawn, null);
          const [taken] = await Promise.all([
            analyses().withdraw(withdrawn.id, REFUSAL, NOON),
            other.analyses.admit(asked, key),
          ]);
          expect(taken).toBe(true);
          const again = await analyses().admit({ ...asked, id: `again ${round}` }, key);
          if (again.status !== 'created') expect(again).toMatchObject({ analysis: { id: asked.id } });
        }
      });
    });
  });

  describe('an analysis that its road has promised to run', () => {
    it('is accepted, and cannot be withdrawn any more', async () => {
      const id = await created();
      expect(await analyses().accept(id)).toBe(true);
      expect(await analyses().accept(id)).toBe(true);
      expect(await analyses().withdraw(id, REFUSAL, NOON)).toBe(false);
      expect(await analyses().find(id)).toMatchObject({ state: 'queued', accepted: true, sequence: 1 });
    });

    it('is accepted as soon as it runs', async () => {
      const id = await created({ road: 'redis' });
      await analyses().markProcessing(id, 1, NOON);
      expect(await analyses().withdraw(id, REFUSAL, NOON)).toBe(false);
      expect(await analyses().find(id)).toMatchObject({ state: 'processing', accepted: true });
    });

    it('that nobody knows, or that has ended, is neither accepted nor withdrawn', async () => {
      const id = await created();
      await analyses().complete(id, resultOf([]), null, NOON);
      for (const each of [id, 'unknown']) {
        expect(await analyses().accept(each)).toBe(false);
        expect(await analyses().withdraw(each, REFUSAL, NOON)).toBe(false);
      }
      expect(await analyses().find(id)).toMatchObject({ state: 'completed', error: null });
    });
  });

  describe('the wish to cancel', () => {
    it('is noted once, and gives the row', async () => {
      const id = await created();
      const row = await analyses().requestCancel(id, NOON + 1);
      expect(row).toMatchObject({ state: 'queued', cancelRequestedAt: NOON + 1, sequence: 2 });
      expect(await analyses().find(id)).toEqual(row);
      expect(await analyses().requestCancel(id, NOON + MINUTE)).toEqual(row);
    });

    it('comes too late for an analysis that has ended', async () => {
      const id = await created();
      await analyses().complete(id, resultOf([]), null, NOON);
      const before = await analyses().find(id);
      expect(await analyses().requestCancel(id, NOON)).toEqual(before);
      expect(before).toMatchObject({ state: 'completed', cancelRequestedAt: null });
    });

    it('for an id nobody gave out is null', async () => {
      expect(await analyses().requestCancel('unknown', NOON)).toBeNull();
      expect(await analyses().requestCancel('a\0b', NOON)).toBeNull();
    });

    it('does not keep a result from being committed that was found all the same', async () => {
      const id = await created();
      await analyses().requestCancel(id, NOON);
      expect(await analyses().complete(id, resultOf(['alice']), null, NOON)).toMatchObject({
        status: 'committed',
      });
    });
  });

  describe('a cancelled analysis', () => {
    it('ends once, with what it has cost and without a checkpoint', async () => {
      const id = await created({ checkpoint: { version: 1 } });
      await analyses().markProcessing(id, 1, NOON);
      const committed = await analyses().cancel(id, LEDGER, NOON + 5);
      expect(committed).toEqual({ status: 'committed', tokenId: null });
      const end = { state: 'cancelled', ledger: LEDGER, error: null, result: null, finishedAt: NOON + 5 };
      expect(await analyses().find(id)).toMatchObject({ ...end, setAsideAt: null, sequence: 3 });
      expect(await analyses().checkpoint(id)).toBeNull();
      const again = await analyses().cancel(id, EMPTY_LEDGER, NOON + 9);
      expect(again).toEqual({ status: 'already_final', state: 'cancelled' });
      expect(await analyses().find(id)).toMatchObject(end);
    });

    it('must be known', async () => {
      const outcome = await analyses().cancel('unknown', LEDGER, NOON);
      expect(outcome).toEqual({ status: 'unknown_analysis' });
    });
  });
}
