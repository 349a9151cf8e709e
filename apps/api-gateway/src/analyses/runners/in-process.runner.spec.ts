import { setTimeout as delay } from 'node:timers/promises';
import { MeridinateError } from '@meridinate/errors';
import { type Observation, ServiceObservations } from '../../observations/service-observations';
import { openProcessLives, submitTo, type ProcessLives } from '../../testing/process-lives';
import {
  checkpointAt,
  completes,
  progressAt,
  ScriptedEngine,
  waitsAfterAPage,
} from '../../testing/scripted-engine';
import { until } from '../../testing/until';

/** By then the runner has looked at what it holds. */
const RENEWED_WITHIN_MS = 2_500;
const MINT = 'So11111111111111111111111111111111111111112';
const unreachable = new MeridinateError('UPSTREAM_UNREACHABLE', { upstream: 'helius', call: 'x' });

jest.setTimeout(30_000);

describe('the in-process runner', () => {
  let lives: ProcessLives;

  beforeEach(async () => {
    lives = await openProcessLives();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await lives.close();
  });

  describe('takes analyses in', () => {
    it('with their row written and accepted, and completes them', async () => {
      const { gateway, runner } = await lives.start(new ScriptedEngine());
      const observed: Observation[] = [];
      gateway.app.get(ServiceObservations).on((observation) => observed.push(observation));
      const id = await submitTo(runner);
      expect(await lives.row(id)).toMatchObject({ road: 'in_process', accepted: true });
      expect(await lives.ended(id)).toMatchObject({
        state: 'completed',
        attempt: 1,
        ledger: { credits: 150 },
      });
      expect(observed.map(({ kind }) => kind)).toEqual(['analysis_started', 'analysis_ended']);
    });

    it('and runs no more than its concurrency at a time, in the order of turns', async () => {
      const release: (() => void)[] = [];
      const engine = new ScriptedEngine(async (call) => {
        await new Promise<void>((resolve) => release.push(resolve));
        return completes(call);
      });
      const { runner } = await lives.start(engine, { ANALYSIS_CONCURRENCY: '2' });
      const ids: string[] = [];
      for (const turnAt of [10, 20, 50, 30, 40, 30]) {
        ids.push(await submitTo(runner, { mint: `mint-${turnAt}`, turnAt }));
      }
      expect(await runner.position(ids[2] ?? '')).toBe(4);
      for (let finished = 0; finished < ids.length; finished += 1) {
        await until('one runs', () => release.length > finished);
        release[finished]?.();
      }
      for (const id of ids) await lives.ended(id);
      expect(engine.mostRunning).toBe(2);
      const order = ['mint-10', 'mint-20', 'mint-30', 'mint-30', 'mint-40', 'mint-50'];
      expect(engine.requests.map(({ mint }) => mint)).toEqual(order);
    });

    it('but not more than wait at most, and leaves no row of the others', async () => {
      const { runner } = await lives.start(new ScriptedEngine(waitsAfterAPage), {
        ANALYSIS_CONCURRENCY: '1',
        ANALYSIS_WAITING_LIMIT: '2',
      });
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => submitTo(runner)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject(
        Array.from({ length: 5 }, () => ({ reason: { code: 'POOL_FULL', context: { limit: 2 } } })),
      );
      expect(await lives.database.analyses.list({ limit: 100 })).toHaveLength(3);
    });
  });

  describe('makes attempts', () => {
    it('again from the checkpoint where the failure may pass', async () => {
      const engine = new ScriptedEngine((call) =>
        call.run < 3
          ? Promise.resolve({
              state: 'failed',
              error: unreachable,
              checkpoint: checkpointAt(MINT, `page-${call.run}`),
            })
          : completes(call),
      );
      const id = await submitTo((await lives.start(engine)).runner);
      expect(await lives.ended(id)).toMatchObject({ state: 'completed', attempt: 3 });
      expect(
        engine.requests.map(({ checkpoint }) => (checkpoint as { cursor: string } | null)?.cursor),
      ).toEqual([undefined, 'page-1', 'page-2']);
    });

    it('three in all, then gives up with what was paid', async () => {
      const checkpoint = checkpointAt(MINT, 'page-1');
      const engine = new ScriptedEngine(() =>
        Promise.resolve({ state: 'failed', error: unreachable, checkpoint }),
      );
      const id = await submitTo((await lives.start(engine)).runner);
      expect(await lives.ended(id)).toMatchObject({
        state: 'failed',
        ledger: { credits: 50 },
        error: { code: 'UPSTREAM_UNREACHABLE' },
      });
      expect(engine.requests).toHaveLength(3);
    });

    it('once where the failure lasts', async () => {
      const error = new MeridinateError('MINT_NOT_FOUND', { mint: MINT });
      const checkpoint = checkpointAt(MINT, 'start');
      const engine = new ScriptedEngine(() => Promise.resolve({ state: 'failed', error, checkpoint }));
      const id = await submitTo((await lives.start(engine)).runner);
      expect((await lives.ended(id)).error?.code).toBe('MINT_NOT_FOUND');
      expect(engine.requests).toHaveLength(1);
    });

    it('no longer than an attempt may take', async () => {
      const { runner } = await lives.start(new ScriptedEngine(waitsAfterAPage), {
        ANALYSIS_TIMEOUT_MS: '1000',
      });
      expect(await lives.ended(await submitTo(runner))).toMatchObject({
        state: 'failed',
        error: { code: 'ANALYSIS_TIMED_OUT', context: { limitMs: 1000 } },
        ledger: { credits: 50 },
      });
    });

    it('and keeps their progress', async () => {
      const id = await submitTo((await lives.start(new ScriptedEngine(waitsAfterAPage))).runner);
      expect(await lives.runs(id)).toEqual(progressAt(100));
    });
  });

  describe('has to leave a run that breaks off without an end', () => {
    const outage = (): Error => Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED' });

    it('and goes on from its checkpoint, with no attempt burnt and nothing counted as lost', async () => {
      const engine = new ScriptedEngine(async (call) => {
        if (call.run > 1) return completes(call);
        await call.observer.checkpoint(checkpointAt(call.request.mint, 'page-2'));
        throw outage();
      });
      const id = await submitTo((await lives.start(engine)).runner);
      expect(await lives.ended(id)).toMatchObject({ state: 'completed', attempt: 1, losses: 0 });
      expect(engine.requests[1]?.checkpoint).toEqual(checkpointAt(MINT, 'page-2'));
    });

    it('and leaves it to the next start after any other fault, for each repetition is paid for', async () => {
      const engine = new ScriptedEngine(() => Promise.reject(new Error('a fault of ours')));
      const { runner } = await lives.start(engine);
      const id = await submitTo(runner);
      await until('it has run', () => engine.requests.length >= 1 && engine.running === 0);
      await delay(RENEWED_WITHIN_MS);
      expect([engine.requests.length, (await lives.row(id)).state]).toEqual([1, 'processing']);
      await lives.database.analyses.requestCancel(id, Date.now());
      await runner.cancel(await lives.row(id));
      expect((await lives.ended(id)).state).toBe('cancelled');
    });

    it('and cancels it, whether it hears of the wish or finds it in the row', async () => {
      const engine = new ScriptedEngine(() => Promise.reject(outage()));
      const { runner } = await lives.start(engine);
      const [told, noted] = [await submitTo(runner), await submitTo(runner)];
      await until('both have run', () => engine.requests.length >= 2 && engine.running === 0);
      for (const id of [told, noted]) await lives.database.analyses.requestCancel(id, Date.now());
      await runner.cancel(await lives.row(told));
      for (const id of [told, noted]) expect((await lives.ended(id)).state).toBe('cancelled');
    });
  });

  describe('cancels', () => {
    it('one that waits at once, and lets the next move up', async () => {
      const { runner } = await lives.start(new ScriptedEngine(waitsAfterAPage), {
        ANALYSIS_CONCURRENCY: '1',
      });
      const [first, second, third] = [await submitTo(runner), await submitTo(runner), await submitTo(runner)];
      await lives.runs(first);
      expect(await runner.cancel(await lives.row(second))).toBe('cancelled');
      expect(await lives.row(second)).toMatchObject({ state: 'cancelled', ledger: { credits: 0 } });
      expect(await runner.position(third)).toBe(1);
    });

    it('one that runs, with what it had paid', async () => {
      const { runner } = await lives.start(new ScriptedEngine(waitsAfterAPage));
      const id = await submitTo(runner);
      await lives.runs(id);
      expect(await runner.cancel(await lives.row(id))).toBe('cancelling');
      expect(await lives.ended(id)).toMatchObject({
        state: 'cancelled',
        ledger: { credits: 50 },
        error: null,
      });
    });

    it('one that pauses between two attempts, without another attempt', async () => {
      const engine = new ScriptedEngine(() =>
        Promise.resolve({ state: 'failed', error: unreachable, checkpoint: checkpointAt(MINT, 'page-1') }),
      );
      const { runner } = await lives.start(engine);
      // Not before: Nest names its modules by Math.random.
      jest.spyOn(Math, 'random').mockReturnValue(0.999);
      const id = await submitTo(runner);
      await until('it has failed once', async () => (await lives.database.analyses.checkpoint(id)) !== null);
      const before = engine.requests.length;
      await runner.cancel(await lives.row(id));
      expect(await lives.ended(id)).toMatchObject({ state: 'cancelled', ledger: { credits: 50 } });
      expect(engine.requests.length).toBe(before);
    });

    it('one whose wish came before its run could hear of it', async () => {
      const engine = new ScriptedEngine(waitsAfterAPage);
      const { runner } = await lives.start(engine, { ANALYSIS_CONCURRENCY: '1' });
      const first = await submitTo(runner);
      const second = await submitTo(runner);
      await lives.database.analyses.requestCancel(second, Date.now());
      await runner.cancel(await lives.row(first));
      expect((await lives.ended(second)).state).toBe('cancelled');
      expect(engine.requests).toHaveLength(1);
    });

    it('nothing that completes all the same: it is paid for', async () => {
      const engine = new ScriptedEngine(async (call) => {
        await waitsAfterAPage(call);
        return completes(call);
      });
      const { runner } = await lives.start(engine);
      const id = await submitTo(runner);
      await lives.runs(id);
      await runner.cancel(await lives.row(id));
      expect((await lives.ended(id)).state).toBe('completed');
    });
  });
});
