import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { connectProducer } from '@meridinate/queue-bullmq';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { SETTINGS } from '../settings';

/** Injection token of the connection over which results leave; it fails at once where Redis is away. */
export const RESULTS_CONNECTION = Symbol('RESULTS_CONNECTION');

const logger = new Logger('results');

@Module({
  providers: [
    {
      provide: RESULTS_CONNECTION,
      inject: [SETTINGS],
      useFactory: ({ redis }: Settings): Redis =>
        connectProducer(redis.url, (error) => logger.warn(`Redis cannot be reached: ${error.message}`)),
    },
  ],
  exports: [RESULTS_CONNECTION],
})
export class ResultsConnectionModule implements OnApplicationShutdown {
  constructor(@Inject(RESULTS_CONNECTION) private readonly connection: Redis) {}

  onApplicationShutdown(): void {
    this.connection.disconnect();
  }
}
