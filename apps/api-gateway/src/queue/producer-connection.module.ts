import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { assertTakesWrites, connectProducer } from '@meridinate/queue-bullmq';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { REDIS_PROBE, type RedisProbe } from '../health/redis-probe';
import { warnOfEviction } from './eviction-policy';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the connection that fails at once where Redis does not answer. */
export const PRODUCER_CONNECTION = Symbol('PRODUCER_CONNECTION');

const logger = new Logger('queue');

/** So long a start waits for a Redis that is silent; one that refuses is not waited for. */
const START_WAITS_MS = 1_000;

/** Resolves when the first attempt to connect has ended, well or not: a gateway that listens takes jobs. */
function firstAttempt(connection: Redis): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, START_WAITS_MS);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    connection.once('ready', end).once('close', end);
  });
}

@Global()
@Module({
  providers: [
    {
      provide: PRODUCER_CONNECTION,
      inject: [SETTINGS],
      useFactory: async ({ redis }: Settings): Promise<Redis> => {
        const onError = ({ message }: Error): void => logger.warn(`Redis cannot be reached: ${message}`);
        const connection = connectProducer(redis.url, onError);
        warnOfEviction(connection, (sentence) => logger.error(sentence));
        await firstAttempt(connection);
        return connection;
      },
    },
    {
      provide: REDIS_PROBE,
      inject: [PRODUCER_CONNECTION],
      useFactory: (connection: Redis): RedisProbe => ({
        reachable: () => assertTakesWrites(connection).then(() => true),
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
