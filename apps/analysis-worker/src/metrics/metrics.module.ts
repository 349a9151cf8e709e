import { Global, Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { register } from 'prom-client';
import { WorkerMetrics } from './worker-metrics';

/** `GET /metrics`: this process's own numbers in Prometheus text. */
@Global()
@Module({
  imports: [PrometheusModule.register()],
  providers: [{ provide: WorkerMetrics, useFactory: () => new WorkerMetrics(register) }],
  exports: [WorkerMetrics],
})
export class MetricsModule {}
