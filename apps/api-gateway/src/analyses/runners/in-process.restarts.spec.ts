import { setTimeout as delay } from 'node:timers/promises';
import { newAnalysis } from '../../testing/new-analysis';
import { openProcessLives, submitTo, type ProcessLives } from '../../testing/process-lives';
import { checkpointAt, completes, ScriptedEngine, waitsAfterAPage } from '../../testing/scripted-engine';
import { until } from '../../testing/until';

const MINT = 'So11111111111111111111111111111111111111112';

jest.setTimeout(30_000);

describe('the in-process road over restarts', () => {
  let lives: ProcessLives;

  beforeEach(async () => {
    lives = await openProcessLives();
  });
  afterEach(() => lives.close());

  describe('after an orderly stop', () => {
    it('goes on from the checkpoint, with no attempt burnt and nothing counted as lost', async () => {
      const id = await submitTo((await lives.start(new ScriptedEngine(waitsAfterAPage))).runner);
      await lives.runs(id);
      await lives.stop();
      expect(await lives.row(id)).toMatchObject({ state: 'processing', finishedAt: null });
      for (let restart = 1; restart <= 3; restart += 1) {
        const engine = new ScriptedEngine(waitsAfterAPage);
        await lives.start(engine);
        await until('it runs again', () => engine.running === 1);
        await lives.stop();
      }
      const engine = new ScriptedEngine();
      await lives.start(engine);
      expect(await lives.ended(id)).toMatchObject({ state: 'completed', attempt: 1, losses: 0 });
      expect(engine.requests[0]?.checkpoint).toEqual(checkpointAt(MINT, 'page-2'));
    });

    it('takes nothing in any more', async () => {
      const { runner } = await lives.start(new ScriptedEngine());
      await runner.onModuleDestroy();
      await expect(submitTo(runner)).rejects.toMatchObject({ code: 'SERVICE_STOPPING' });
    });
  });

  describe('after a crash', () => {
    it('takes up what was only accepted, in the order of turns', async () => {
      const turns = { 'mint-b': 2000, 'mint-a': 1000, 'mint-c': 3000 };
      const ids: string[] = [];
      for (const [mint, turnAt] of Object.entries(turns)) {
        const analysis = newAnalysis({ mint, turnAt });
        ids.push(analysis.id);
        await lives.database.analyses.admit(analysis, null);
      }
      const engine = new ScriptedEngine();
      await lives.start(engine, { ANALYSIS_CONCURRENCY: '1' });
      for (const id of ids) await lives.ended(id);
      expect(engine.requests.map(({ mint }) => mint)).toEqual(['mint-a', 'mint-b', 'mint-c']);
    });

    it('runs what was lost with its process alone and first, one after the other', async () => {
      const beside: [mint: string, running: number][] = [];
      const engine: ScriptedEngine = new ScriptedEngine(async (call) => {
        await delay(20);
        beside.push([call.request.mint, engine.running]);
        await delay(20);
        return completes(call);
      });
      const innocent = [newAnalysis({ mint: 'one', turnAt: 1 }), newAnalysis({ mint: 'two', turnAt: 2 })];
      for (const analysis of innocent) await lives.database.analyses.admit(analysis, null);
      const suspects = [await lives.lost(1, { mint: 'lost' }), await lives.lost(1, { mint: 'lost as well' })];
      await lives.start(engine, { ANALYSIS_CONCURRENCY: '2' });
      for (const id of [...suspects, ...innocent.map(({ id }) => id)]) await lives.ended(id);
      expect(beside).toEqual([
        ['lost', 1],
        ['lost as well', 1],
        ['one', 2],
        ['two', 2],
      ]);
      expect(await lives.row(suspects[0] ?? '')).toMatchObject({ losses: 1, attempt: 2 });
    });

    it('sets aside what was lost too often, with the evidence and its checkpoint', async () => {
      const id = await lives.lost(2);
      await lives.database.analyses.saveCheckpoint(id, { cursor: 'page-7' });
      const engine = new ScriptedEngine();
      await lives.start(engine, { WORKER_LOSSES: '2' });
      const { error, setAsideAt } = await lives.ended(id);
      expect(error).toMatchObject({
        code: 'ANALYSIS_WORKER_LOST',
        context: { attempts: 2, losses: [{ alone: false }, { alone: true }] },
      });
      expect(setAsideAt).not.toBeNull();
      expect(await lives.database.analyses.checkpoint(id)).toEqual({ cursor: 'page-7' });
      expect(engine.requests).toEqual([]);
    });

    it('ends what somebody had wished to cancel', async () => {
      const id = await lives.lost(1);
      await lives.database.analyses.requestCancel(id, Date.now());
      const engine = new ScriptedEngine();
      await lives.start(engine);
      expect((await lives.ended(id)).state).toBe('cancelled');
      expect(engine.requests).toEqual([]);
    });

    it('leaves analyses of the queue alone', async () => {
      await lives.database.analyses.admit(newAnalysis({ road: 'redis' }), null);
      const engine = new ScriptedEngine();
      await lives.start(engine);
      expect(engine.requests).toEqual([]);
    });
  });
});
