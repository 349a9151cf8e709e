import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { PRODUCER_QUEUE_OPTIONS } from '@meridinate/queue-bullmq';
import { ANALYSIS_RESULTS, TOKEN_ANALYSIS } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { QUEUED_RUNNER } from '../analyses/runners/analysis-runner';
import { QueuedRunner } from '../analyses/runners/queued.runner';
import { EventsModule } from '../events/events.module';
import { ResultsModule } from '../results/results.module';
import { analysisProducer, resultsProducer } from './analysis-producer';
import { AnalysisResultsConsumer } from './analysis-results.consumer';
import { AnalysisWatchService } from './analysis-watch.service';
import { FailedJobsService } from './failed-jobs.service';
import { PRODUCER_CONNECTION, ProducerConnectionModule } from './producer-connection.module';
import { ReconciliationService } from './reconciliation.service';

/** Everything that speaks with Redis. It is imported only where REDIS_ENABLED is true. */
@Module({
  imports: [
    ProducerConnectionModule,
    EventsModule,
    ResultsModule,
    ...[TOKEN_ANALYSIS, ANALYSIS_RESULTS].map(({ name }) =>
      BullModule.registerQueueAsync({
        name,
        imports: [ProducerConnectionModule],
        inject: [PRODUCER_CONNECTION],
        useFactory: (connection: Redis) => ({ connection, ...PRODUCER_QUEUE_OPTIONS }),
      }),
    ),
  ],
  providers: [
    analysisProducer,
    resultsProducer,
    QueuedRunner,
    { provide: QUEUED_RUNNER, useExisting: QueuedRunner },
    FailedJobsService,
    AnalysisResultsConsumer,
    AnalysisWatchService,
    ReconciliationService,
  ],
  exports: [QUEUED_RUNNER],
})
export class QueueModule {}
