import { EMPTY_LEDGER, type AnalysisProgress } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { NewAnalysis } from '../repositories';
import type { Subject } from './conformance';
import {
  create,
  MINT,
  MINUTE,
  newAnalysis,
  NOON,
  OTHER_MINT,
  resultOf,
  resultOfMint,
} from './sample-analysis';

const PROGRESS: AnalysisProgress = {
  phase: 'reading_history',
  transactions: 200,
  buyersFound: 7,
  ledger: { credits: 40, calls: { 'helius.page': { calls: 4, credits: 40 } } },
  share: 0.4,
};
const FAILURE = new MeridinateError('MINT_NOT_FOUND', { mint: MINT }).toRecord();

/** Creating, finding, listing and the steps before the end. */
export function describeAnalyses(subject: Subject): void {
  const analyses = () => subject.database.analyses;
  const created = (change: Partial<NewAnalysis> = {}) => create(analyses(), change);

  describe('an analysis', () => {
    it('begins queued, with everything its caller sent', async () => {
      const analysis = newAnalysis({
        ...{ road: 'redis', turnAt: NOON + MINUTE, replayOf: 'another' },
        nextSteps: [{ step: 'refresh_market_cap', afterMinutes: 60 }],
      });
      await analyses().admit(analysis, null);
      const { id, mint, settings, apiSettings, nextSteps } = analysis;
      expect(await analyses().find(id)).toEqual({
        ...{ id, mint, road: 'redis', settings, apiSettings },
        ...{ createdAt: NOON, turnAt: NOON + MINUTE, replayOf: 'another', nextSteps },
        state: 'queued',
        sequence: 1,
        attempt: 0,
        progress: null,
        ledger: EMPTY_LEDGER,
        error: null,
        result: null,
        tokenId: null,
        accepted: false,
        cancelRequestedAt: null,
        losses: 0,
        setAsideAt: null,
        startedAt: null,
        finishedAt: null,
      });
    });

    it('cannot be created twice', async () => {
      const id = await created();
      await expect(created({ id })).rejects.toThrow(/unique/i);
    });

    it('is not found under an id nobody gave out', async () => {
      expect(await analyses().find('no-such-analysis')).toBeNull();
      expect(await analyses().find('a\0b')).toBeNull();
    });

    it('starts once, and keeps the time of its first attempt', async () => {
      const id = await created();
      expect(await analyses().markProcessing(id, 1, NOON + 1)).toBe('begun');
      expect(await analyses().markProcessing(id, 2, NOON + 2)).toBe('begun');
      const row = await analyses().find(id);
      expect(row).toMatchObject({ state: 'processing', attempt: 2, startedAt: NOON + 1, sequence: 3 });
    });

    it('does not go back to an earlier attempt', async () => {
      const id = await created();
      await analyses().markProcessing(id, 2, NOON);
      expect(await analyses().markProcessing(id, 1, NOON)).toBe('known');
      expect(await analyses().markProcessing(id, 2, NOON)).toBe('known');
      expect(await analyses().find(id)).toMatchObject({ attempt: 2, sequence: 2 });
    });

    it('keeps progress only while it is processing', async () => {
      const id = await created();
      expect(await analyses().saveProgress(id, PROGRESS)).toBe(false);
      await analyses().markProcessing(id, 1, NOON);
      expect(await analyses().saveProgress(id, PROGRESS)).toBe(true);
      const during = { progress: PROGRESS, ledger: PROGRESS.ledger, sequence: 3 };
      expect(await analyses().find(id)).toMatchObject(during);
      await analyses().fail(id, FAILURE, EMPTY_LEDGER, NOON);
      expect(await analyses().saveProgress(id, PROGRESS)).toBe(false);
      expect(await analyses().saveProgress('unknown', PROGRESS)).toBe(false);
    });

    it('fails once, with its error and what it has cost', async () => {
      const id = await created();
      const ledger = { credits: 30, calls: { 'helius.page': { calls: 3, credits: 30 } } };
      const committed = await analyses().fail(id, FAILURE, ledger, NOON + 5);
      expect(committed).toEqual({ status: 'committed', tokenId: null });
      const again = await analyses().fail(id, { ...FAILURE, message: 'another' }, EMPTY_LEDGER, NOON + 9);
      expect(again).toEqual({ status: 'already_final', state: 'failed' });
      expect(await analyses().find(id)).toMatchObject({
        state: 'failed',
        error: FAILURE,
        ledger,
        finishedAt: NOON + 5,
        sequence: 2,
      });
      expect(await analyses().markProcessing(id, 9, NOON)).toBe('ended');
    });

    it('that nobody knows can neither start nor fail', async () => {
      expect(await analyses().markProcessing('unknown', 1, NOON)).toBe('ended');
      const outcome = await analyses().fail('unknown', FAILURE, EMPTY_LEDGER, NOON);
      expect(outcome).toEqual({ status: 'unknown_analysis' });
    });
  });

  describe('unfinished analyses', () => {
    it('are those of one road that have not ended, oldest first', async () => {
      const younger = await created({ createdAt: NOON + MINUTE });
      const older = await created();
      await created({ road: 'redis' });
      const ended = await created();
      await analyses().fail(ended, FAILURE, EMPTY_LEDGER, NOON);
      await analyses().markProcessing(younger, 1, NOON);
      const found = await analyses().unfinished('in_process');
      expect(found.map(({ analysis }) => analysis.id)).toEqual([older, younger]);
      expect(found.map(({ checkpoint }) => checkpoint)).toEqual([null, null]);
      expect(found[1]?.analysis).toEqual(await analyses().find(younger));
    });

    it('come with what was paid for last, also after a restart', async () => {
      const id = await created();
      const checkpoint = { version: 1, cursor: 'page-2', state: { buys: { owner: [{ lamports: '1' }] } } };
      expect(await analyses().saveCheckpoint(id, { version: 1, cursor: 'page-1' })).toBe(true);
      expect(await analyses().saveCheckpoint(id, checkpoint)).toBe(true);
      await subject.reopen();
      expect(await analyses().unfinished('in_process')).toMatchObject([{ checkpoint }]);
      expect(await analyses().saveCheckpoint(id, null)).toBe(true);
      expect(await analyses().unfinished('in_process')).toMatchObject([{ checkpoint: null }]);
    });

    it('take no checkpoint once they have ended', async () => {
      const id = await created();
      await analyses().fail(id, FAILURE, EMPTY_LEDGER, NOON);
      expect(await analyses().saveCheckpoint(id, { version: 1 })).toBe(false);
      expect(await analyses().saveCheckpoint('unknown', null)).toBe(false);
    });
  });

  describe('the list', () => {
    it('shows the newest first, at most as many as asked for', async () => {
      const ids: string[] = [];
      for (const age of [3, 1, 2]) ids[age] = await created({ createdAt: NOON - age * MINUTE });
      const list = await analyses().list({ limit: 2 });
      expect(list.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    });

    it('joins an analysis with its token', async () => {
      const id = await created();
      const waiting = { tokenName: null, tokenSymbol: null, acronym: null, walletsFound: null };
      expect(await analyses().list({ limit: 9 })).toEqual([
        { id, state: 'queued', mint: MINT, ...waiting, creditsUsed: 0, createdAt: NOON, finishedAt: null },
      ]);
      await analyses().complete(id, resultOf(['alice', 'bob']), 'ST', NOON + MINUTE);
      const [row] = await analyses().list({ limit: 9 });
      expect(row).toMatchObject({ state: 'completed', tokenName: 'Sample Token', acronym: 'ST' });
      expect(row).toMatchObject({ walletsFound: 2, creditsUsed: 120, finishedAt: NOON + MINUTE });
    });

    it.each([
      ['part of the mint, case apart', 'mintaAAA', true],
      ['part of the name', 'élan_1', true],
      ['the symbol', '%\\x', true],
      ['no wildcard for one character', 'ÉLAN.1', false],
      ['no wildcard for many', 'É%1', false],
      ['no escape character', '\\%', false],
      ['no text with a NUL', 'É\0', false],
    ])('finds by %s', async (_what, search, found) => {
      await analyses().complete(
        await created(),
        resultOfMint(MINT, [], { name: 'Élan_100%', symbol: '%\\X' }),
        null,
        NOON,
      );
      const plain = await created({ mint: OTHER_MINT });
      await analyses().complete(
        plain,
        resultOfMint(OTHER_MINT, [], { name: 'Elan', symbol: 'E' }),
        null,
        NOON,
      );
      const list = await analyses().list({ search, limit: 10 });
      expect(list.map(({ mint }) => mint)).toEqual(found ? [MINT] : []);
    });
  });

  it('counts analyses by state, with a zero for a state that has none', async () => {
    await created();
    await analyses().markProcessing(await created(), 1, NOON);
    await analyses().fail(await created(), FAILURE, EMPTY_LEDGER, NOON);
    await analyses().complete(await created(), resultOf([]), null, NOON);
    const counts = { queued: 1, processing: 1, completed: 1, failed: 1, cancelled: 0 };
    expect(await analyses().countByState()).toEqual(counts);
  });
}
