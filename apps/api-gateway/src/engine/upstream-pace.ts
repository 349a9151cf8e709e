import { Logger, type FactoryProvider } from '@nestjs/common';
import type { UpstreamPace } from '@meridinate/analysis-run';
import type { Settings } from '@meridinate/settings';
import { createMemoryPace, createRedisPace } from '@meridinate/upstream-pace';
import type { Redis } from 'ioredis';
import { PRODUCER_CONNECTION } from '../queue/producer-connection.module';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the process's {@link UpstreamPace}. */
export const UPSTREAM_PACE = Symbol('UPSTREAM_PACE');

const logger = new Logger('pace');

/** Kept with the workers where there is Redis: the module that holds the connection is global then. */
export const upstreamPace: FactoryProvider<UpstreamPace> = {
  provide: UPSTREAM_PACE,
  inject: [SETTINGS, { token: PRODUCER_CONNECTION, optional: true }],
  useFactory: ({ upstreams: { callsPerSecond } }: Settings, connection?: Redis) =>
    connection === undefined
      ? createMemoryPace(callsPerSecond)
      : createRedisPace(connection, callsPerSecond, {
          onOutage: ({ message }) => logger.warn(`the pace of upstreams is kept without Redis: ${message}`),
        }),
};
