import { openDatabase, type AnalysisRow, type Database, type NewAnalysis } from '@meridinate/persistence';
import { InProcessRunner } from '../analyses/runners/in-process.runner';
import { settingsIn, startGateway, temporaryFolder, type RunningGateway } from './gateway';
import { newAnalysis } from './new-analysis';
import type { ScriptedEngine } from './scripted-engine';
import { until } from './until';

/** Gateways that come and go over one database. */
export interface ProcessLives {
  database: Database;
  /** Begins a new life whose analyses are done by `engine`. */
  start(
    engine: ScriptedEngine,
    env?: Record<string, string>,
  ): Promise<{ gateway: RunningGateway; runner: InProcessRunner }>;
  /** Ends in order whatever lives. */
  stop(): Promise<void>;
  row(id: string): Promise<AnalysisRow>;
  /** The row of an analysis once it has ended. */
  ended(id: string): Promise<AnalysisRow>;
  /** Resolves with the progress of an analysis once it has some. */
  runs(id: string): Promise<AnalysisRow['progress']>;
  /** A row whose process died while it ran, `losses` times; the last one is not counted yet. */
  lost(losses: number, changes?: Partial<NewAnalysis>): Promise<string>;
  close(): Promise<void>;
}

/** Submits an analysis past HTTP and gives its id. */
export async function submitTo(runner: InProcessRunner, changes: Partial<NewAnalysis> = {}): Promise<string> {
  const analysis = newAnalysis(changes);
  await runner.submit(analysis, null);
  return analysis.id;
}

export async function openProcessLives(): Promise<ProcessLives> {
  const folder = await temporaryFolder();
  const database = await openDatabase(settingsIn(folder.path).databaseUrl);
  const gateways: RunningGateway[] = [];
  const row = async (id: string): Promise<AnalysisRow> => {
    const found = await database.analyses.find(id);
    if (found === null) throw new Error(`no row ${id}`);
    return found;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  };
  return {
    database,
    row,
    stop,
    async start(engine, env = {}) {
      const gateway = await startGateway(settingsIn(folder.path, env), engine);
      gateways.push(gateway);
      return { gateway, runner: gateway.app.get(InProcessRunner) };
    },
    ended: (id) =>
      until('the analysis ends', async () => {
        const found = await row(id);
        return found.finishedAt === null ? null : found;
      }),
    runs: (id) => until('it runs', async () => (await row(id)).progress),
    async lost(losses, changes) {
      const analysis = newAnalysis(changes);
      await database.analyses.admit(analysis, null);
      for (let loss = 1; loss <= losses; loss += 1) {
        await database.analyses.markProcessing(analysis.id, loss, Date.now());
        if (loss < losses) await database.analyses.adopt({ id: `life ${loss}`, until: 0 }, null);
      }
      return analysis.id;
    },
    async close() {
      await stop();
      await database.close();
      await folder.remove();
    },
  };
}
