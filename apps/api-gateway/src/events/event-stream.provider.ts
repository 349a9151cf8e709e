import { type FactoryProvider, Logger } from '@nestjs/common';
import { createMemoryEventStream, createRedisEventStream, type EventStream } from '@meridinate/event-stream';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { PRODUCER_CONNECTION } from '../queue/producer-connection.module';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the {@link EventStream} that reaches every gateway. */
export const EVENT_STREAM = Symbol('EVENT_STREAM');

const logger = new Logger('events');

export const eventStream: FactoryProvider<EventStream> = {
  provide: EVENT_STREAM,
  inject: [SETTINGS, { token: PRODUCER_CONNECTION, optional: true }],
  useFactory({ redis }: Settings, publisher: Redis | undefined) {
    const onError = ({ message }: Error): void =>
      logger.warn(`an event may not reach everybody it should: ${message}`);
    return publisher === undefined
      ? createMemoryEventStream(onError)
      : createRedisEventStream({ redisUrl: redis.url, publisher, onError });
  },
};
