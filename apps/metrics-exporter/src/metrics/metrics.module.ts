import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { RedisModule } from '../redis/redis.module';
import { MetricsController } from './metrics.controller';
import { ScrapeService } from './scrape.service';

@Module({ imports: [RedisModule], providers: [ScrapeService], exports: [ScrapeService] })
class ScrapeModule {}

/** `GET /metrics`: what Redis knows of the analysis queue, in Prometheus text. */
@Module({
  imports: [
    PrometheusModule.registerAsync({
      imports: [ScrapeModule],
      controller: MetricsController,
      useFactory: () => ({ defaultMetrics: { enabled: false } }),
    }),
  ],
})
export class MetricsModule {}
