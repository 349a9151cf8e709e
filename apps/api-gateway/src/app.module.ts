import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '@meridinate/settings';
import { AnalysesModule } from './analyses/analyses.module';
import { DatabaseModule } from './database/database.module';
import { EventsModule } from './events/events.module';
import { HealthModule } from './health/health.module';
import { HttpErrorsModule } from './http-errors/http-errors.module';
import { MetricsModule } from './metrics/metrics.module';
import { ObservationsModule } from './observations/observations.module';
import { QueueModule } from './queue/queue.module';
import { RateLimitsModule } from './rate-limits/rate-limits.module';
import { SchedulesModule } from './schedules/schedules.module';
import { SettingsModule } from './settings/settings.module';
import { TokensModule } from './tokens/tokens.module';

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        DatabaseModule,
        ObservationsModule,
        HttpErrorsModule,
        RateLimitsModule.with(settings),
        EventsModule,
        AnalysesModule.with(settings.redis.enabled ? QueueModule : null),
        TokensModule,
        SchedulesModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }
}
