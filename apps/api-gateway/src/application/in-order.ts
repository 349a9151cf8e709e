import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@meridinate/settings';
import { InProcessRunner } from '../analyses/runners/in-process.runner';
import { StoppingState } from '../health/stopping-state';
import { MarketCapScheduleService } from '../schedules/market-cap-schedule.service';
import { NextStepsService } from '../schedules/next-steps.service';

/** Part of the shutdown grace that running analyses get; the rest is for closing. */
const RUNNING_SHARE = 0.6;

/**
 * Listens, and only then takes up what earlier processes left unfinished: a start that fails because its
 * port is taken must not count as a loss of theirs.
 */
export async function listenInOrder(
  app: NestFastifyApplication,
  { host, port }: Pick<Settings['server'], 'host' | 'port'>,
): Promise<void> {
  await app.listen(port, host);
  await app.get(InProcessRunner).begin();
}

/**
 * Takes nothing new and is not ready from now on, gives what runs its part of the grace while requests
 * are still answered, then closes everything.
 */
export async function closeInOrder(
  app: NestFastifyApplication,
  { shutdownGraceMs }: Pick<Settings, 'shutdownGraceMs'>,
): Promise<void> {
  app.get(StoppingState).begin();
  const schedules = [app.get(NextStepsService), app.get(MarketCapScheduleService)];
  const ended = Promise.all(schedules.map((schedule) => schedule.onModuleDestroy()));
  await app.get(InProcessRunner).finish(shutdownGraceMs * RUNNING_SHARE);
  await ended;
  await app.close();
}
