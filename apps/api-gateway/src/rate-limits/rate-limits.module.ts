import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Optional,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Settings } from '@meridinate/settings';
import { ServiceObservations } from '../observations/service-observations';
import { ProducerConnectionModule } from '../queue/producer-connection.module';
import { AnswerHooks } from './answer-hooks';
import { StoredSettingsModule } from '../stored-settings/stored-settings.module';
import { CreditAccounts } from './budget/credit-accounts';
import { CreditReserveInterceptor } from './budget/credit-reserve.interceptor';
import { Gate } from './gate';
import { Callers } from './identity/callers';
import { IdentityNames } from './identity/identity-names';
import { type Limits, LIMITS, limitsProvider } from './limits.provider';
import { LoadMonitor } from './load/load-monitor';
import { QuotaController } from './quota/quota.controller';
import { QuotasService } from './quota/quotas.service';
import { RateLimitGuard } from './rate-limit.guard';
import { Reception } from './reception';
import { RouteTiers } from './routes/route-tiers';
import { Upgrades } from './upgrades';

/** The tiers have the rates; this says only for which requests the guard asks them. */
const throttler = ThrottlerModule.forRoot({
  throttlers: [{ limit: 1, ttl: 1 }],
  skipIf: (context) => context.getType() !== 'http',
});

const IN_FORCE: Provider[] = [
  limitsProvider,
  IdentityNames,
  Callers,
  LoadMonitor,
  Gate,
  Reception,
  AnswerHooks,
  Upgrades,
  CreditAccounts,
  QuotasService,
  { provide: APP_GUARD, useClass: RateLimitGuard },
];

/** An interceptor costs every request a little, so there is none without a budget. */
const RESERVING: Provider = { provide: APP_INTERCEPTOR, useClass: CreditReserveInterceptor };

/**
 * Limits how often callers may ask. Without RATE_LIMIT_ENABLED it does nothing but check that each route
 * has a tier, and say that there are no limits.
 */
@Module({})
export class RateLimitsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly observations: ServiceObservations,
    @Optional() @Inject(LIMITS) private readonly limits?: Limits,
  ) {}

  static with({ rateLimit, redis }: Settings): DynamicModule {
    const producer = redis.enabled ? [ProducerConnectionModule] : [];
    const isReserving = rateLimit.enabled && rateLimit.creditBudgets.length > 0;
    return {
      module: RateLimitsModule,
      imports: [
        DiscoveryModule,
        ...(rateLimit.enabled ? [throttler, ...producer] : []),
        ...(isReserving ? [StoredSettingsModule] : []),
      ],
      controllers: [QuotaController],
      providers: [RouteTiers, ...(rateLimit.enabled ? IN_FORCE : []), ...(isReserving ? [RESERVING] : [])],
    };
  }

  onApplicationBootstrap(): void {
    const state = this.limits?.state ?? null;
    if (state !== null) this.observations.limitStore(state === 'healthy');
  }

  onApplicationShutdown(): void {
    this.limits?.close();
  }
}
