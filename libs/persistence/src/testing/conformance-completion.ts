import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { openDatabase } from '../open-database';
import type { Subject } from './conformance';
import { create, MINT, MINUTE, NOON, OTHER_MINT, resultOf, resultOfMint } from './sample-analysis';
import { execute } from './test-server';

const FAILURE = new MeridinateError('ANALYSIS_WORKER_LOST', { attempts: 3 }).toRecord();

/** The end of an analysis with a result: all or nothing, and once. */
export function describeCompletion(subject: Subject): void {
  const analyses = () => subject.database.analyses;
  const created = (mint = MINT) => create(analyses(), { mint });
  const rowsOf = async (table: string) =>
    Number((await execute<{ n: number }>(subject.url, `select count(*) as n from ${table}`))[0]?.n);

  describe('a completed analysis', () => {
    it('keeps its result, and names its token', async () => {
      const id = await created();
      await analyses().markProcessing(id, 1, NOON);
      await analyses().saveCheckpoint(id, { version: 1 });
      const result = resultOf(['alice', 'bob']);
      const outcome = await analyses().complete(id, result, 'ST', NOON + MINUTE);
      const row = await analyses().find(id);
      expect(outcome).toEqual({ status: 'committed', tokenId: row?.tokenId });
      expect(row).toMatchObject({
        state: 'completed',
        result,
        ledger: result.ledger,
        error: null,
        sequence: 3,
      });
      expect(row).toMatchObject({ startedAt: NOON, finishedAt: NOON + MINUTE });
      expect(row?.progress).toMatchObject({ phase: 'done', share: 1, ledger: { credits: 120 } });
      expect(await analyses().unfinished('in_process')).toEqual([]);
    });

    it('may end although nobody heard of its start', async () => {
      const outcome = await analyses().complete(await created(), resultOf(['alice']), null, NOON);
      expect(outcome.status).toBe('committed');
    });

    it('changes nothing when its result arrives again', async () => {
      const id = await created();
      await analyses().complete(id, resultOf(['alice']), 'ST', NOON);
      const before = [await analyses().find(id), await subject.database.tokens.history()];
      const again = await analyses().complete(id, resultOf(['mallory', 'bob']), 'XX', NOON + MINUTE);
      expect(again).toEqual({ status: 'already_final', state: 'completed' });
      expect([await analyses().find(id), await subject.database.tokens.history()]).toEqual(before);
      expect(await rowsOf('early_buyers')).toBe(1);
    });

    it('stays what it is: neither a result after a failure nor a failure after a result counts', async () => {
      const [failed, completed] = [await created(), await created()];
      await analyses().fail(failed, FAILURE, EMPTY_LEDGER, NOON);
      const late = await analyses().complete(failed, resultOf(['alice']), null, NOON);
      expect(late).toEqual({ status: 'already_final', state: 'failed' });
      expect(await subject.database.tokens.history()).toEqual([]);
      await analyses().complete(completed, resultOf(['alice']), null, NOON);
      const refused = await analyses().fail(completed, FAILURE, EMPTY_LEDGER, NOON);
      expect(refused).toEqual({ status: 'already_final', state: 'completed' });
    });

    it('of which nobody knows stores nothing', async () => {
      const outcome = await analyses().complete('unknown', resultOf(['alice']), null, NOON);
      expect(outcome).toEqual({ status: 'unknown_analysis' });
      expect(await rowsOf('tokens')).toBe(0);
    });

    it('is committed by exactly one of several that try at once, over two connections', async () => {
      const other = await openDatabase(subject.url);
      try {
        const id = await created();
        const outcomes = await Promise.all(
          [analyses(), other.analyses, analyses(), other.analyses].map((each) =>
            each.complete(id, resultOf(['alice', 'bob']), 'ST', NOON),
          ),
        );
        const statuses = outcomes.map(({ status }) => status).sort();
        expect(statuses).toEqual(['already_final', 'already_final', 'already_final', 'committed']);
        expect(await rowsOf('analysis_runs')).toBe(1);
        expect(await rowsOf('early_buyers')).toBe(2);
      } finally {
        await other.close();
      }
    });

    it('does not stand in the way of others that end at once with the same wallets and mint', async () => {
      const mints = [MINT, OTHER_MINT, MINT, OTHER_MINT, MINT, OTHER_MINT];
      const ids = await Promise.all(mints.map((mint) => created(mint)));
      const wallets = ['alice', 'bob', 'carol', 'dave'];
      const outcomes = await Promise.all(
        ids.map((id, index) => {
          const order = index % 2 ? wallets : [...wallets].reverse();
          return analyses().complete(id, resultOfMint(mints[index] ?? MINT, order), null, NOON + index);
        }),
      );
      expect(outcomes.every(({ status }) => status === 'committed')).toBe(true);
      expect(await rowsOf('tokens')).toBe(2);
      expect(await rowsOf('early_buyers')).toBe(24);
    });

    it('leaves nothing behind when part of it cannot be stored', async () => {
      const id = await created();
      const broken = resultOf(['alice', 'bob']);
      Reflect.deleteProperty(broken.earlyBuyers[1]!, 'tokenAmount');
      await expect(analyses().complete(id, broken, null, NOON)).rejects.toThrow(/token_amount/);
      expect(await analyses().find(id)).toMatchObject({ state: 'queued', result: null, sequence: 1 });
      expect([await rowsOf('tokens'), await rowsOf('analysis_runs'), await rowsOf('wallets')]).toEqual([
        0, 0, 0,
      ]);
    });

    it('keeps a name that its creator has hidden a NUL in', async () => {
      await analyses().complete(
        await created(),
        resultOfMint(MINT, [], { name: 'A\0B', symbol: '\0' }),
        null,
        NOON,
      );
      const [token] = await subject.database.tokens.history();
      expect(token).toMatchObject({ name: 'AB', symbol: '' });
    });
  });
}
