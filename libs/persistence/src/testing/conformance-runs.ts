import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { NewAnalysis } from '../repositories';
import type { Subject } from './conformance';
import { create, MINUTE, NOON } from './sample-analysis';

const LOST = new MeridinateError('ANALYSIS_WORKER_LOST', { attempts: 2 }).toRecord();
const FAILURE = new MeridinateError('ANALYSIS_ABORTED', { reason: 'told to' }).toRecord();
const CHECKPOINT = { version: 1, cursor: 'page-2', paid: [1, 'two', null] };

/** Runs that lose their process, and analyses that are set aside for it. */
export function describeRuns(subject: Subject): void {
  const analyses = () => subject.database.analyses;
  const created = (change: Partial<NewAnalysis> = {}) => create(analyses(), change);
  const lossesOf = async (id: string) => (await analyses().find(id))?.losses;

  describe('a run of the in-process road', () => {
    const NEXT = { id: 'next', until: NOON + MINUTE };
    let starts = 0;
    const adoptAll = () => analyses().adopt({ ...NEXT, id: `start ${(starts += 1)}` }, null);

    it('that never ended is one loss at the next start, and not another at the one after', async () => {
      const id = await created();
      await analyses().markProcessing(id, 1, NOON);
      await subject.reopen();
      expect(await adoptAll()).toMatchObject([{ analysis: { id, losses: 1 }, lost: true }]);
      expect(await adoptAll()).toMatchObject([{ analysis: { id, losses: 1 }, lost: false }]);
      expect(await analyses().find(id)).toMatchObject({ losses: 1, state: 'processing', sequence: 3 });
    });

    it('is lost anew each time it has begun, also under a number that is known', async () => {
      const id = await created();
      for (const attempt of [1, 2, 2]) {
        await analyses().markProcessing(id, attempt, NOON);
        await adoptAll();
      }
      expect(await lossesOf(id)).toBe(3);
    });

    it('that has ended in order is no loss', async () => {
      const id = await created({ holder: NEXT });
      await analyses().markProcessing(id, 1, NOON);
      await analyses().endRun(id, NEXT.id);
      expect(await adoptAll()).toMatchObject([{ lost: false }]);
      expect(await analyses().find(id)).toMatchObject({ losses: 0, state: 'processing', sequence: 2 });
    });

    it.each<[string, (id: string) => Promise<unknown>, Partial<NewAnalysis>]>([
      ['a run of the other road', (id) => analyses().markProcessing(id, 1, NOON), { road: 'redis' }],
      [
        'an analysis that has ended',
        async (id) => {
          await analyses().markProcessing(id, 1, NOON);
          await analyses().fail(id, FAILURE, EMPTY_LEDGER, NOON);
        },
        {},
      ],
    ])('is not taken up when it is %s', async (_what, happens, change) => {
      const id = await created(change);
      await happens(id);
      const before = await analyses().find(id);
      expect(await adoptAll()).toEqual([]);
      expect(await analyses().find(id)).toEqual(before);
    });
  });

  describe('an analysis of the in-process road that a process holds', () => {
    const HOLDER = { id: 'holder', until: NOON + MINUTE };
    const OTHER = { id: 'other', until: NOON + 3 * MINUTE };

    it('is no other process’s before its time is over, and then goes to one of those that ask', async () => {
      const id = await created({ holder: HOLDER });
      await analyses().markProcessing(id, 1, NOON);
      expect(await analyses().adopt(OTHER, NOON + MINUTE)).toEqual([]);
      const taken = await Promise.all(
        ['a', 'b', 'c'].map((name) => analyses().adopt({ ...OTHER, id: name }, NOON + MINUTE + 1)),
      );
      expect(taken.flat()).toMatchObject([{ analysis: { id, losses: 1 }, lost: true }]);
    });

    it('stays as long as it is prolonged, and is missed once it is another’s', async () => {
      const id = await created({ holder: HOLDER });
      const longer = { ...HOLDER, until: NOON + 2 * MINUTE };
      expect(await analyses().hold(longer)).toEqual({ held: [id], cancelled: [] });
      expect(await analyses().adopt(OTHER, NOON + MINUTE + 1)).toEqual([]);
      await analyses().adopt(OTHER, NOON + 2 * MINUTE + 1);
      expect(await analyses().hold(longer)).toEqual({ held: [], cancelled: [] });
    });

    it('is not given again to the process that holds it', async () => {
      const id = await created({ holder: HOLDER });
      await analyses().markProcessing(id, 1, NOON);
      for (const now of [null, NOON + 2 * MINUTE]) expect(await analyses().adopt(HOLDER, now)).toEqual([]);
      expect(await lossesOf(id)).toBe(0);
    });

    it('says that somebody wishes to cancel it', async () => {
      const id = await created({ holder: HOLDER });
      await analyses().requestCancel(id, NOON);
      expect(await analyses().hold(HOLDER)).toEqual({ held: [id], cancelled: [id] });
    });

    it('is not ended by whoever held it before', async () => {
      const id = await created({ holder: HOLDER });
      await analyses().adopt(OTHER, null);
      await analyses().markProcessing(id, 1, NOON);
      await analyses().endRun(id, HOLDER.id);
      expect(await analyses().adopt(HOLDER, null)).toMatchObject([{ lost: true }]);
    });

    it('is free at once when it is let go', async () => {
      const id = await created({ holder: HOLDER });
      await analyses().letGo(HOLDER.id);
      expect(await analyses().adopt(OTHER, NOON)).toMatchObject([{ analysis: { id } }]);
    });

    it('begins an attempt once, however many tell of it', async () => {
      const id = await created({ holder: HOLDER });
      const told = await Promise.all([1, 2, 3].map(() => analyses().markProcessing(id, 1, NOON)));
      expect(told.sort()).toEqual(['begun', 'known', 'known']);
      await analyses().cancel(id, EMPTY_LEDGER, NOON);
      expect(await analyses().markProcessing(id, 2, NOON)).toBe('ended');
    });
  });

  describe('an analysis that loses its worker too often', () => {
    it('is set aside as failed, and keeps its checkpoint for a replay', async () => {
      const id = await created({ road: 'redis' });
      await analyses().markProcessing(id, 2, NOON);
      expect(await analyses().saveCheckpoint(id, CHECKPOINT)).toBe(true);
      await analyses().fail(id, LOST, EMPTY_LEDGER, NOON + MINUTE);
      const row = await analyses().find(id);
      expect(row).toMatchObject({ state: 'failed', error: LOST, setAsideAt: NOON + MINUTE });
      expect(await analyses().setAside(9)).toEqual([row]);
      await subject.reopen();
      expect(await analyses().checkpoint(id)).toEqual(CHECKPOINT);
    });

    it('is shown with the newest first, at most as many as asked for', async () => {
      const ids = [await created(), await created(), await created()];
      for (const [index, id] of ids.entries()) {
        await analyses().fail(id, LOST, EMPTY_LEDGER, NOON + index * MINUTE);
      }
      const shown = await analyses().setAside(2);
      expect(shown.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    });

    it('is not among those that fail for any other reason', async () => {
      const id = await created({ checkpoint: CHECKPOINT });
      await analyses().fail(id, FAILURE, EMPTY_LEDGER, NOON);
      expect(await analyses().setAside(9)).toEqual([]);
      expect(await analyses().checkpoint(id)).toBeNull();
    });
  });

  describe('a checkpoint', () => {
    it('may come with the analysis, to go on from there', async () => {
      const id = await created({ checkpoint: CHECKPOINT });
      expect(await analyses().checkpoint(id)).toEqual(CHECKPOINT);
      expect(await analyses().unfinished('in_process')).toMatchObject([{ checkpoint: CHECKPOINT }]);
    });

    it('is null where there is none', async () => {
      const id = await created();
      for (const each of [id, 'unknown', 'a\0b']) expect(await analyses().checkpoint(each)).toBeNull();
    });
  });
}
