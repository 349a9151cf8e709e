import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { Admission, Database, NewAnalysis } from '../repositories';
import type { Subject } from './conformance';
import { MINUTE, newAnalysis, NOON } from './sample-analysis';
import { execute, withAnother } from './test-server';

const DAY = 24 * 60 * MINUTE;
const AT_ONCE = 200;
const FAILURE = new MeridinateError('ANALYSIS_ABORTED', { reason: 'told to' }).toRecord();
const FINGERPRINT = 'the same purchase';

const statusesOf = (admissions: readonly Admission[]) => {
  const counts: Partial<Record<Admission['status'], number>> = {};
  for (const { status } of admissions) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const idOf = (admission: Admission) => ('analysis' in admission ? admission.analysis.id : null);

/** Which requests make an analysis, and which are given one that is there. */
export function describeAdmission(subject: Subject): void {
  const analyses = () => subject.database.analyses;
  const admit = (change: Partial<NewAnalysis> = {}, key?: string, requestHash = 'hash') =>
    analyses().admit(newAnalysis(change), key === undefined ? null : { key, requestHash });
  const rowsOf = async (table: string) =>
    Number((await execute<{ n: number }>(subject.url, `select count(*) as n from ${table}`))[0]?.n);
  /** Admits all at once, one half over a connection of its own. */
  const admitAtOnce = (changeOf: (index: number) => [Partial<NewAnalysis>, string?, string?]) =>
    withAnother(subject.url, (other: Database) =>
      Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => {
          const [change, key, requestHash = 'hash'] = changeOf(index);
          const through = index % 2 ? other : subject.database;
          return through.analyses.admit(newAnalysis(change), key ? { key, requestHash } : null);
        }),
      ),
    );

  describe('a request that buys what an unfinished analysis buys', () => {
    it('is given that analysis, whether it waits or runs', async () => {
      const id = 'first';
      expect(await admit({ id, fingerprint: FINGERPRINT })).toEqual({ status: 'created' });
      const waiting = await admit({ fingerprint: FINGERPRINT, road: 'redis' });
      expect(waiting).toEqual({ status: 'coalesced', analysis: await analyses().find(id) });
      await analyses().markProcessing(id, 1, NOON);
      const running = await admit({ fingerprint: FINGERPRINT });
      expect(running).toEqual({ status: 'coalesced', analysis: await analyses().find(id) });
      expect(await rowsOf('analyses')).toBe(1);
    });

    it('gets one of its own once that has ended, or shall end', async () => {
      const ends = {
        failed: (id: string) => analyses().fail(id, FAILURE, EMPTY_LEDGER, NOON),
        cancelled: (id: string) => analyses().cancel(id, EMPTY_LEDGER, NOON),
        unwanted: (id: string) => analyses().requestCancel(id, NOON),
      };
      for (const [id, end] of Object.entries(ends)) {
        expect(await admit({ id, fingerprint: FINGERPRINT })).toEqual({ status: 'created' });
        await end(id);
      }
      expect(await admit({ fingerprint: FINGERPRINT })).toEqual({ status: 'created' });
    });

    it('shares it with all others that come at the same instant, over two connections', async () => {
      const admissions = await admitAtOnce(() => [{ fingerprint: FINGERPRINT }]);
      expect(statusesOf(admissions)).toEqual({ created: 1, coalesced: AT_ONCE - 1 });
      const [only, ...others] = await analyses().unfinished('in_process');
      expect(others).toEqual([]);
      expect(new Set(admissions.map(idOf))).toEqual(new Set([null, only?.analysis.id]));
    });

    it('is served also while the analyses that are shared end one after the other', async () => {
      const admissions = await withAnother(subject.url, (other) =>
        Promise.all(
          Array.from({ length: AT_ONCE }, async (_, index) => {
            const through = index % 2 ? other.analyses : analyses();
            const analysis = newAnalysis({ fingerprint: FINGERPRINT });
            const admission = await through.admit(analysis, { key: `${index}`, requestHash: 'hash' });
            const id = idOf(admission) ?? analysis.id;
            if (index % 3 === 0) await through.fail(id, FAILURE, EMPTY_LEDGER, NOON);
            return admission;
          }),
        ),
      );
      const { created = 0, coalesced = 0, ...others } = statusesOf(admissions);
      expect([created + coalesced, others]).toEqual([AT_ONCE, {}]);
      expect(await rowsOf('analyses')).toBe(created);
      expect((await analyses().unfinished('in_process')).length).toBeLessThanOrEqual(1);
    });
  });

  describe('a request that may only join', () => {
    const join = (change: Partial<NewAnalysis> = {}, key?: string, requestHash = 'hash') =>
      analyses().join(newAnalysis(change), key === undefined ? null : { key, requestHash });

    it('creates nothing and leaves its key free', async () => {
      expect([await join(), await join({}, 'key')]).toEqual([null, null]);
      expect([await rowsOf('analyses'), await rowsOf('idempotency_keys')]).toEqual([0, 0]);
    });

    it('is given the unfinished analysis that buys the same, and has its key bound to that', async () => {
      await admit({ id: 'first', fingerprint: FINGERPRINT });
      const joined = { status: 'coalesced', analysis: await analyses().find('first') };
      expect(await join({ fingerprint: FINGERPRINT })).toEqual(joined);
      expect(await join({ fingerprint: FINGERPRINT }, 'key')).toEqual(joined);
      await analyses().fail('first', FAILURE, EMPTY_LEDGER, NOON);
      expect(await join({ fingerprint: FINGERPRINT })).toBeNull();
      expect(await join({ fingerprint: FINGERPRINT }, 'key')).toMatchObject({ status: 'replayed' });
    });

    it('is asked for its key as any other', async () => {
      await admit({ id: 'first' }, 'key');
      expect(await join({}, 'key')).toEqual({ status: 'replayed', analysis: await analyses().find('first') });
      expect(await join({}, 'key', 'another hash')).toEqual({ status: 'key_reused' });
      expect(await join({ createdAt: NOON + DAY }, 'key')).toBeNull();
    });
  });

  describe('an idempotency key', () => {
    it('gives the same analysis again, also once it has ended and after a restart', async () => {
      await admit({ id: 'first' }, 'key');
      await analyses().fail('first', FAILURE, EMPTY_LEDGER, NOON);
      await subject.reopen();
      const again = await admit({ createdAt: NOON + DAY - 1 }, 'key');
      expect(again).toEqual({ status: 'replayed', analysis: await analyses().find('first') });
      expect(await rowsOf('analyses')).toBe(1);
    });

    it('is refused to another request, even to one that buys the same', async () => {
      await admit({ fingerprint: FINGERPRINT }, 'key');
      const other = await admit({ fingerprint: FINGERPRINT }, 'key', 'another hash');
      expect(other).toEqual({ status: 'key_reused' });
    });

    it('is asked before anything is shared', async () => {
      await admit({ id: 'mine' }, 'key');
      await admit({ id: 'theirs', fingerprint: FINGERPRINT });
      const again = await admit({ fingerprint: FINGERPRINT }, 'key');
      expect([again.status, idOf(again)]).toEqual(['replayed', 'mine']);
    });

    it('is bound to the analysis that was shared', async () => {
      await admit({ id: 'first', fingerprint: FINGERPRINT });
      expect(await admit({ fingerprint: FINGERPRINT }, 'key')).toMatchObject({ status: 'coalesced' });
      await analyses().fail('first', FAILURE, EMPTY_LEDGER, NOON);
      const again = await admit({ fingerprint: FINGERPRINT }, 'key');
      expect([again.status, idOf(again)]).toEqual(['replayed', 'first']);
    });

    it('is forgotten after a day, with all others that are as old', async () => {
      await admit({}, 'key');
      await admit({}, 'other');
      expect(await admit({ createdAt: NOON + DAY }, 'key', 'another hash')).toEqual({ status: 'created' });
      expect(await execute(subject.url, 'select key from idempotency_keys')).toEqual([{ key: 'key' }]);
    });

    it('is not kept when the analysis cannot be', async () => {
      await admit({ id: 'first' });
      await expect(admit({ id: 'first' }, 'key')).rejects.toThrow(/unique/i);
      expect(await rowsOf('idempotency_keys')).toBe(0);
    });

    it('makes one analysis of requests at the same instant, whatever they would buy', async () => {
      const admissions = await admitAtOnce(() => [{}, 'key']);
      expect(statusesOf(admissions)).toEqual({ created: 1, replayed: AT_ONCE - 1 });
      expect(await rowsOf('analyses')).toBe(1);
    });

    it('goes to one of different requests at the same instant', async () => {
      const admissions = await admitAtOnce((index) => [{}, 'key', `hash ${index}`]);
      expect(statusesOf(admissions)).toEqual({ created: 1, key_reused: AT_ONCE - 1 });
    });

    it('is forgotten by many at the same instant', async () => {
      await Promise.all(Array.from({ length: 40 }, (_, index) => admit({}, `key ${index}`)));
      const admissions = await admitAtOnce((index) => [{ createdAt: NOON + DAY }, `key ${index % 40}`]);
      expect(statusesOf(admissions)).toEqual({ created: 40, replayed: AT_ONCE - 40 });
    });
  });
}
