import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '@meridinate/settings';
import { AnalysesModule } from './analyses/analyses.module';
import { HealthModule } from './health/health.module';
import { MetricsModule } from './metrics/metrics.module';
import { SETTINGS } from './settings';

@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      global: true,
      imports: [MetricsModule, AnalysesModule, HealthModule],
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
