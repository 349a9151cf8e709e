import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { EventsModule } from '../events/events.module';
import { monotonicClock } from './clock';
import { ExpositionService } from './exposition.service';
import { GatewayMetrics } from './gateway-metrics';
import { HttpObserver } from './http-observer';
import { LimitCounter } from './limit-counter';
import { MetricsController } from './metrics.controller';
import { ObservationCounter } from './observation-counter';
import { ReadingsService } from './readings.service';
import { RecentAnalyses } from './recent-analyses';
import { ReportService } from './report.service';

@Module({
  imports: [EventsModule],
  providers: [
    monotonicClock,
    GatewayMetrics,
    RecentAnalyses,
    LimitCounter,
    ObservationCounter,
    HttpObserver,
    ReadingsService,
    ExpositionService,
    ReportService,
  ],
  exports: [ExpositionService, ReportService],
})
class GatewayMetricsModule {}

/**
 * Serves /metrics, /metrics/health and /metrics/stats.
 *
 * The default metrics of prom-client are off: they would go to the one registry of the process, which
 * is not served. Database, settings and observations come from their global modules.
 */
@Module({
  imports: [
    PrometheusModule.registerAsync({
      imports: [GatewayMetricsModule],
      controller: MetricsController,
      useFactory: () => ({ defaultMetrics: { enabled: false } }),
    }),
  ],
})
export class MetricsModule {}
