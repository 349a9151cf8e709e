import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Settings } from '@meridinate/settings';
import { HealthModule } from './health/health.module';
import { NotFoundFilter } from './http-errors/not-found.filter';
import { MetricsModule } from './metrics/metrics.module';
import { SETTINGS } from './settings';

@Module({})
export class ExporterModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ExporterModule,
      global: true,
      imports: [MetricsModule, HealthModule],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: APP_FILTER, useClass: NotFoundFilter },
      ],
      exports: [SETTINGS],
    };
  }
}
