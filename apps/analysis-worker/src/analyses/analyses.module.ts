import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { PRODUCER_QUEUE_OPTIONS } from '@meridinate/queue-bullmq';
import { ANALYSIS_RESULTS } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { AnalysisConsumer } from './analysis.consumer';
import { RESULTS_CONNECTION, ResultsConnectionModule } from './results-connection.module';

/** Jobs in, results out. */
@Module({
  imports: [
    ResultsConnectionModule,
    BullModule.registerQueueAsync({
      name: ANALYSIS_RESULTS.name,
      imports: [ResultsConnectionModule],
      inject: [RESULTS_CONNECTION],
      useFactory: (connection: Redis) => ({ connection, ...PRODUCER_QUEUE_OPTIONS }),
    }),
  ],
  providers: [AnalysisConsumer],
  exports: [ResultsConnectionModule, AnalysisConsumer],
})
export class AnalysesModule {}
