import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { connectProducer } from '@meridinate/queue-bullmq';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { SETTINGS } from '../settings';

/** Injection token of the connection; a command fails at once where Redis does not answer. */
export const REDIS = Symbol('REDIS');

const logger = new Logger('redis');

@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [SETTINGS],
      useFactory: ({ redis }: Settings): Redis =>
        connectProducer(redis.url, (error) => logger.warn(`Redis cannot be reached: ${error.message}`)),
    },
  ],
  exports: [REDIS],
})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly connection: Redis) {}

  onApplicationShutdown(): void {
    this.connection.disconnect();
  }
}
