import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '@meridinate/settings';
import { AnalysesModule } from './analyses/analyses.module';
import { CachesModule } from './caches/caches.module';
import { DatabaseModule } from './database/database.module';
import { DebugModule } from './debug/debug.module';
import { EventsModule } from './events/events.module';
import { HealthModule } from './health/health.module';
import { HttpErrorsModule } from './http-errors/http-errors.module';
import { MetricsModule } from './metrics/metrics.module';
import { NotificationsModule } from './notifications/notifications.module';
import { ObservationsModule } from './observations/observations.module';
import { QueueModule } from './queue/queue.module';
import { RateLimitsModule } from './rate-limits/rate-limits.module';
import { RootModule } from './root/root.module';
import { SchedulesModule } from './schedules/schedules.module';
import { SettingsModule } from './settings/settings.module';
import { StoredSettingsModule } from './stored-settings/stored-settings.module';
import { TagsModule } from './tags/tags.module';
import { TokensModule } from './tokens/tokens.module';
import { WalletsModule } from './wallets/wallets.module';
import { WatchedAddressesModule } from './watched-addresses/watched-addresses.module';
import { WebhooksModule } from './webhooks/webhooks.module';

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        DatabaseModule,
        ObservationsModule,
        CachesModule,
        HttpErrorsModule,
        RateLimitsModule.with(settings),
        EventsModule,
        AnalysesModule.with(settings.redis.enabled ? QueueModule : null),
        TokensModule,
        WalletsModule,
        TagsModule,
        WebhooksModule,
        WatchedAddressesModule,
        StoredSettingsModule,
        NotificationsModule,
        DebugModule,
        RootModule,
        SchedulesModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }
}
