import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Database } from '@meridinate/persistence';
import { readSettings } from '@meridinate/settings';
import { CachesModule } from '../../caches/caches.module';
import { DATABASE, DatabaseModule } from '../../database/database.module';
import { eventsAdapter } from '../../events/events.adapter';
import { HttpErrorsModule } from '../../http-errors/http-errors.module';
import { ObservationsModule } from '../../observations/observations.module';
import { SettingsModule } from '../../settings/settings.module';

@Module({})
class Rooms {}

/** A gateway of a few modules on a free port, with a database of its own. */
export interface StartedRooms {
  app: NestFastifyApplication;
  url: string;
  database: Database;
  get(path: string, init?: RequestInit): Promise<Response>;
  json(path: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts the given modules with those that every room of the gateway relies on. */
export async function startRooms(
  modules: (Type | DynamicModule)[],
  environment: Record<string, string> = {},
): Promise<StartedRooms> {
  const folder = await mkdtemp(join(tmpdir(), 'meridinate-rooms-'));
  const settings = readSettings(
    { DATABASE_URL: `file:${join(folder, 'test.db')}`, ...environment },
    { defaultPort: 0 },
  );
  const shared = [
    SettingsModule.with(settings),
    DatabaseModule,
    ObservationsModule,
    CachesModule,
    HttpErrorsModule,
  ];
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: Rooms, imports: [...shared, ...modules] },
    new FastifyAdapter(),
    { logger: false, abortOnError: false },
  );
  app.useWebSocketAdapter(eventsAdapter(app));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${url}${path}`, init);
  return {
    app,
    url,
    database: app.get<Database>(DATABASE),
    get,
    json: async (path) => (await get(path)).json() as Promise<Record<string, unknown>>,
    stop: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
