import { type FactoryProvider, Logger } from '@nestjs/common';
import {
  connectLimits,
  createMemoryBudget,
  createMemoryLimiter,
  type CreditBudget,
  type Limiter,
  type StoreState,
} from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import { ServiceObservations } from '../observations/service-observations';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the {@link Limits}. */
export const LIMITS = Symbol('LIMITS');

/** Where limits and credit budgets are kept: in Redis where it is enabled, else in this process. */
export interface Limits {
  limiter: Limiter;
  budget: CreditBudget;
  /** Null where they are kept in this process. */
  readonly state: StoreState | null;
  close(): void;
}

/** So long a start waits for Redis; then the gateway begins as in an outage. */
const START_WAITS_MS = 1_000;

const logger = new Logger('rate-limits');

async function sharedLimits(
  { redis, rateLimit }: Settings,
  observations: ServiceObservations,
): Promise<Limits> {
  const shared = connectLimits({
    redisUrl: redis.url,
    answerMs: rateLimit.answerMs,
    replicas: rateLimit.gateways,
    onOutage({ message }) {
      observations.limitStore(false);
      logger.warn(`the limits are kept by this gateway alone, for Redis is lost: ${message}`);
    },
    onRecovery() {
      observations.limitStore(true);
      logger.log('the limits are kept in Redis again');
    },
  });
  await shared.untilHealthy(START_WAITS_MS);
  return shared;
}

export const limitsProvider: FactoryProvider<Limits> = {
  provide: LIMITS,
  inject: [SETTINGS, ServiceObservations],
  async useFactory(settings: Settings, observations: ServiceObservations): Promise<Limits> {
    if (settings.redis.enabled) return sharedLimits(settings, observations);
    const budget = createMemoryBudget();
    return { limiter: createMemoryLimiter(), budget, state: null, close: () => undefined };
  },
};
