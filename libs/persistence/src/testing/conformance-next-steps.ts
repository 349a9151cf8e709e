import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { DeclaredStep, DueStep } from '../repositories';
import type { Subject } from './conformance';
import { create, MINUTE, NOON, resultOf } from './sample-analysis';
import { execute, withAnother } from './test-server';

const LEASE = 10 * MINUTE;
const FAILURE = new MeridinateError('ANALYSIS_ABORTED', { reason: 'told to' }).toRecord();

const after = (...minutes: number[]): DeclaredStep[] =>
  minutes.map((afterMinutes) => ({ step: 'refresh_market_cap', afterMinutes }));

/** Steps that follow an analysis. */
export function describeNextSteps(subject: Subject): void {
  const steps = () => subject.database.nextSteps;
  const completed = async (...minutes: number[]) => {
    const { analyses } = subject.database;
    const id = await create(analyses, { nextSteps: after(...minutes) });
    await analyses.complete(id, resultOf([]), null, NOON);
    return id;
  };
  const minutesOf = (due: DueStep[]) => due.map(({ dueAt }) => (dueAt - NOON) / MINUTE);

  describe('a next step', () => {
    it('is due so many minutes after its analysis has completed, and outlives a restart', async () => {
      const analysisId = await completed(5);
      await subject.reopen();
      expect(await steps().claim(NOON + 5 * MINUTE - 1, LEASE, 9)).toEqual([]);
      const { tokenId } = (await subject.database.analyses.find(analysisId))!;
      expect(await steps().claim(NOON + 5 * MINUTE, LEASE, 9)).toEqual([
        {
          id: expect.any(Number) as number,
          ...{ analysisId, tokenId, step: 'refresh_market_cap' },
          ...{ dueAt: NOON + 5 * MINUTE, attempt: 1 },
        },
      ]);
    });

    it('follows no analysis that ends without a result, and none twice', async () => {
      const { analyses } = subject.database;
      await analyses.fail(await create(analyses, { nextSteps: after(0) }), FAILURE, EMPTY_LEDGER, NOON);
      await analyses.cancel(await create(analyses, { nextSteps: after(0) }), EMPTY_LEDGER, NOON);
      expect(await steps().claim(NOON, LEASE, 9)).toEqual([]);
      await analyses.complete(await completed(0), resultOf([]), null, NOON);
      expect(await steps().claim(NOON, LEASE, 9)).toHaveLength(1);
    });

    it('is claimed in its turn, the longest due first, at most as many as asked for', async () => {
      await completed(3, 1);
      await completed(2);
      expect(minutesOf(await steps().claim(NOON + 9 * MINUTE, LEASE, 2))).toEqual([1, 2]);
      expect(minutesOf(await steps().claim(NOON + 9 * MINUTE, LEASE, 2))).toEqual([3]);
    });

    it('is claimed again when its lease has run out, and counts that', async () => {
      await completed(0);
      await steps().claim(NOON, LEASE, 9);
      expect(await steps().claim(NOON + LEASE - 1, LEASE, 9)).toEqual([]);
      expect(await steps().claim(NOON + LEASE, LEASE, 9)).toMatchObject([{ attempt: 2 }]);
    });

    it('is never claimed again once it is finished', async () => {
      await completed(0, 1);
      const [first] = await steps().claim(NOON + MINUTE, LEASE, 9);
      await steps().finish(first!.id);
      await steps().finish(first!.id);
      expect(minutesOf(await steps().claim(NOON + MINUTE + LEASE, LEASE, 9))).toEqual([1]);
    });

    it('is claimed by one of all that try at once, over two connections', async () => {
      await completed(...Array.from({ length: 30 }, (_, index) => index));
      const claims = await withAnother(subject.url, (other) =>
        Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            (index % 2 ? other.nextSteps : steps()).claim(NOON + 60 * MINUTE, LEASE, 4),
          ),
        ),
      );
      const ids = claims.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(claims.every((claim) => claim.length <= 4)).toBe(true);
      const left = await steps().claim(NOON + 60 * MINUTE, LEASE, 99);
      expect(ids.length + left.length).toBe(30);
    });

    it('goes with its token', async () => {
      await completed(0);
      await execute(subject.url, 'update tokens set latest_run_id = null');
      await execute(subject.url, 'delete from tokens');
      expect(await steps().claim(NOON, LEASE, 9)).toEqual([]);
    });
  });
}
