import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { AnalysisEngine } from '@meridinate/analysis-run';
import type { Database } from '@meridinate/persistence';
import { readSettings, type Settings } from '@meridinate/settings';
import { AppModule } from '../app.module';
import { configure, createAdapter } from '../application/create-application';
import { listenInOrder } from '../application/in-order';
import { DATABASE } from '../database/database.module';
import { ANALYSIS_ENGINE } from '../engine/engine.module';
import { ScriptedEngine } from './scripted-engine';

/** A gateway that really listens, on its own port and database. */
export interface RunningGateway {
  /** Without a slash at the end. */
  url: string;
  app: NestFastifyApplication;
  database: Database;
  request(method: string, path: string, sent?: SentRequest): Promise<Answer>;
  close(): Promise<void>;
}

export interface SentRequest {
  body?: object;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'meridinate-gateway-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Settings of a gateway whose database lies in `folder`. */
export const settingsIn = (folder: string, env: Record<string, string> = {}): Settings =>
  readSettings({ DATABASE_URL: `file:${join(folder, 'gateway.db')}`, ...env }, { defaultPort: 0 });

/** Sends JSON, if anything, and reads JSON. */
const requesting =
  (url: string): RunningGateway['request'] =>
  async (method, path, { body, headers } = {}) => {
    const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
    const answer = await fetch(url + path, { method, headers: typed, body: JSON.stringify(body) });
    const read = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, headers: answer.headers, body: read };
  };

/** Starts a gateway whose analyses are done by `engine`. */
export async function startGateway(
  settings: Settings,
  engine: AnalysisEngine = new ScriptedEngine(),
): Promise<RunningGateway> {
  const testing = await Test.createTestingModule({ imports: [AppModule.with(settings)] })
    .overrideProvider(ANALYSIS_ENGINE)
    .useValue(engine)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(createAdapter(settings), {
    logger: false,
  });
  configure(app, settings);
  await listenInOrder(app, { host: '127.0.0.1', port: 0 });
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    app,
    database: app.get<Database>(DATABASE),
    request: requesting(url),
    close: () => app.close(),
  };
}
