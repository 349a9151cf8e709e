import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { openDatabase, type AnalysisRow, type Database } from '@meridinate/persistence';
import { EventsService } from '../../events/events.service';
import { type Observation, ServiceObservations } from '../../observations/service-observations';
import { AnalysisStartsService } from '../../results/analysis-starts.service';
import { ResultsService } from '../../results/results.service';
import { settingsIn, temporaryFolder, type TemporaryFolder } from '../../testing/gateway';
import {
  checkpointAt,
  completes,
  progressAt,
  ScriptedEngine,
  waitsAfterAPage,
} from '../../testing/scripted-engine';
import { until } from '../../testing/until';
import type { Submission } from './analysis-runner';
import { InProcessAttempts } from './in-process-attempts';
import { InProcessRunner } from './in-process.runner';

const MINT = 'So11111111111111111111111111111111111111112';
const unreachable = new MeridinateError('UPSTREAM_UNREACHABLE', { upstream: 'helius', call: 'x' });

const submission = (mint = MINT): Submission => ({
  id: randomUUID(),
  mint,
  settings: DEFAULT_ANALYSIS_SETTINGS,
  apiSettings: {},
  createdAt: Date.now(),
});

describe('the in-process runner', () => {
  let folder: TemporaryFolder;
  let database: Database;
  const observed: Observation[] = [];
  const runners: InProcessRunner[] = [];

  /** A runner as a new process has it, over the same database. */
  const runnerWith = (engine: ScriptedEngine, env: Record<string, string> = {}): InProcessRunner => {
    const settings = settingsIn(folder.path, env);
    const observations = new ServiceObservations();
    observations.on((observation) => observed.push(observation));
    const events = new EventsService();
    const starts = new AnalysisStartsService(database, events, observations);
    const results = new ResultsService(database, events, observations);
    const attempts = new InProcessAttempts(settings, database, engine, starts, results);
    const runner = new InProcessRunner(settings, database, attempts, results);
    runners.push(runner);
    return runner;
  };
  const row = async (id: string): Promise<AnalysisRow> => {
    const found = await database.analyses.find(id);
    if (found === null) throw new Error(`no row ${id}`);
    return found;
  };
  const ended = (id: string): Promise<AnalysisRow> =>
    until('the analysis ends', async () => {
      const found = await row(id);
      return found.finishedAt === null ? null : found;
    });

  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(async () => {
    folder = await temporaryFolder();
    database = await openDatabase(settingsIn(folder.path).databaseUrl);
    observed.splice(0);
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.onModuleDestroy()));
    await database.close();
    await folder.remove();
  });

  it('has written the row when it accepts, and completes it', async () => {
    const analysis = submission();
    const accepting = runnerWith(new ScriptedEngine()).submit(analysis);
    await accepting;
    expect((await row(analysis.id)).road).toBe('in_process');
    expect(await ended(analysis.id)).toMatchObject({
      state: 'completed',
      attempt: 1,
      ledger: { credits: 150 },
    });
    expect(observed.map(({ kind }) => kind)).toEqual(['analysis_started', 'analysis_ended']);
  });

  it('runs no more than its concurrency at a time, in the order of submission', async () => {
    const release: (() => void)[] = [];
    const engine = new ScriptedEngine(async (call) => {
      await new Promise<void>((resolve) => release.push(resolve));
      return completes(call);
    });
    const runner = runnerWith(engine, { ANALYSIS_CONCURRENCY: '2' });
    const analyses = Array.from({ length: 5 }, (_, index) => submission(`mint-${index}`));
    for (const analysis of analyses) await runner.submit(analysis);
    for (let finished = 0; finished < 5; finished += 1) {
      await until('one runs', () => release.length > finished);
      release[finished]?.();
    }
    for (const { id } of analyses) await ended(id);
    expect(engine.mostRunning).toBe(2);
    expect(engine.requests.map(({ mint }) => mint)).toEqual(analyses.map(({ mint }) => mint));
  });

  it('refuses what exceeds the waiting list and leaves no row of it', async () => {
    const runner = runnerWith(new ScriptedEngine(waitsAfterAPage), {
      ANALYSIS_CONCURRENCY: '1',
      ANALYSIS_WAITING_LIMIT: '2',
    });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => runner.submit(submission())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject(
      Array.from({ length: 5 }, () => ({ reason: { code: 'POOL_FULL', context: { limit: 2 } } })),
    );
    expect(await database.analyses.list({ limit: 100 })).toHaveLength(3);
  });

  it('tries again from the checkpoint what may pass', async () => {
    const engine = new ScriptedEngine((call) =>
      call.run < 3
        ? Promise.resolve({
            state: 'failed',
            error: unreachable,
            checkpoint: checkpointAt(MINT, `page-${call.run}`),
          })
        : completes(call),
    );
    const analysis = submission();
    await runnerWith(engine).submit(analysis);
    expect(await ended(analysis.id)).toMatchObject({ state: 'completed', attempt: 3 });
    expect(
      engine.requests.map(({ checkpoint }) => (checkpoint as { cursor: string } | null)?.cursor),
    ).toEqual([undefined, 'page-1', 'page-2']);
  });

  it('gives up after three attempts, with what was paid', async () => {
    const checkpoint = checkpointAt(MINT, 'page-1');
    const engine = new ScriptedEngine(() =>
      Promise.resolve({ state: 'failed', error: unreachable, checkpoint }),
    );
    const analysis = submission();
    await runnerWith(engine).submit(analysis);
    expect(await ended(analysis.id)).toMatchObject({
      state: 'failed',
      ledger: { credits: 50 },
      error: { code: 'UPSTREAM_UNREACHABLE' },
    });
    expect(engine.requests).toHaveLength(3);
  });

  it('does not try again what lasts', async () => {
    const error = new MeridinateError('MINT_NOT_FOUND', { mint: MINT });
    const checkpoint = checkpointAt(MINT, 'start');
    const engine = new ScriptedEngine(() => Promise.resolve({ state: 'failed', error, checkpoint }));
    const analysis = submission();
    await runnerWith(engine).submit(analysis);
    expect((await ended(analysis.id)).error?.code).toBe('MINT_NOT_FOUND');
    expect(engine.requests).toHaveLength(1);
  });

  it('aborts an attempt that takes too long', async () => {
    const analysis = submission();
    await runnerWith(new ScriptedEngine(waitsAfterAPage), { ANALYSIS_TIMEOUT_MS: '1000' }).submit(analysis);
    expect(await ended(analysis.id)).toMatchObject({
      state: 'failed',
      error: { code: 'ANALYSIS_ABORTED', message: expect.stringContaining('1000 ms') as string },
    });
  });

  it('keeps progress while it runs', async () => {
    const analysis = submission();
    await runnerWith(new ScriptedEngine(waitsAfterAPage)).submit(analysis);
    const progress = await until('progress is kept', async () => (await row(analysis.id)).progress);
    expect(progress).toEqual(progressAt(100));
  });

  it('leaves a running analysis unfinished when it stops, and the next process goes on from its checkpoint', async () => {
    const analysis = submission();
    const first = runnerWith(new ScriptedEngine(waitsAfterAPage));
    await first.submit(analysis);
    await until('it runs', async () => (await row(analysis.id)).progress);
    await first.onModuleDestroy();
    expect(await row(analysis.id)).toMatchObject({ state: 'processing', finishedAt: null });
    await expect(first.submit(submission())).rejects.toMatchObject({ code: 'ANALYSIS_ABORTED' });

    const engine = new ScriptedEngine();
    await runnerWith(engine).onApplicationBootstrap();
    expect(await ended(analysis.id)).toMatchObject({ state: 'completed', attempt: 2 });
    expect(engine.requests[0]?.checkpoint).toEqual(checkpointAt(MINT, 'page-2'));
  });

  it('takes up what a killed process had only accepted, oldest first', async () => {
    const analyses = ['mint-a', 'mint-b', 'mint-c'].map((mint, age) => ({
      ...submission(mint),
      createdAt: 1000 + age,
    }));
    for (const analysis of analyses) await database.analyses.create({ ...analysis, road: 'in_process' });
    const engine = new ScriptedEngine();
    await runnerWith(engine, { ANALYSIS_CONCURRENCY: '1' }).onApplicationBootstrap();
    for (const { id } of analyses) await ended(id);
    expect(engine.requests.map(({ mint }) => mint)).toEqual(['mint-a', 'mint-b', 'mint-c']);
  });

  it('sets an analysis aside that was started too often', async () => {
    const analysis = submission();
    await database.analyses.create({ ...analysis, road: 'in_process' });
    await database.analyses.markProcessing(analysis.id, 10, Date.now());
    const engine = new ScriptedEngine();
    await runnerWith(engine).onApplicationBootstrap();
    expect((await ended(analysis.id)).error?.code).toBe('ANALYSIS_WORKER_LOST');
    expect(engine.requests).toEqual([]);
  });

  it('leaves analyses of the queue alone', async () => {
    const analysis = submission();
    await database.analyses.create({ ...analysis, road: 'redis' });
    const engine = new ScriptedEngine();
    await runnerWith(engine).onApplicationBootstrap();
    expect(engine.requests).toEqual([]);
  });
});
