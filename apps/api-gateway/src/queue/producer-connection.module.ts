import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { connectProducer } from '@meridinate/queue-bullmq';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { REDIS_PROBE, type RedisProbe } from '../health/redis-probe';
import { warnOfEviction } from './eviction-policy';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the connection that fails at once where Redis does not answer. */
export const PRODUCER_CONNECTION = Symbol('PRODUCER_CONNECTION');

const logger = new Logger('queue');

@Global()
@Module({
  providers: [
    {
      provide: PRODUCER_CONNECTION,
      inject: [SETTINGS],
      useFactory: ({ redis }: Settings): Redis => {
        const onError = ({ message }: Error): void => logger.warn(`Redis cannot be reached: ${message}`);
        const connection = connectProducer(redis.url, onError);
        warnOfEviction(connection, (sentence) => logger.error(sentence));
        return connection;
      },
    },
    {
      provide: REDIS_PROBE,
      inject: [PRODUCER_CONNECTION],
      useFactory: (connection: Redis): RedisProbe => ({
        reachable: async () => (await connection.ping()) === 'PONG',
      }),
    },
  ],
  exports: [PRODUCER_CONNECTION, REDIS_PROBE],
})
export class ProducerConnectionModule implements OnApplicationShutdown {
  constructor(@Inject(PRODUCER_CONNECTION) private readonly connection: Redis) {}

  onApplicationShutdown(): void {
    this.connection.disconnect();
  }
}
