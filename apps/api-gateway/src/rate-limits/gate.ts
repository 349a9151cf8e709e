import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import {
  type AnsweredLimits,
  type Charge,
  chargesFor,
  type Decision,
  type Identity,
  type Limiter,
  retryAfterSeconds,
  type Tier,
  tierTable,
} from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import { ServiceObservations } from '../observations/service-observations';
import { SETTINGS } from '../settings/settings.module';
import type { Arrival } from './identity/arrival';
import { Callers } from './identity/callers';
import { LoadMonitor } from './load/load-monitor';
import type { Passage } from './passage';
import type { LimitedRoute } from './routes/limited-route';
import { LIMITS, type Limits } from './limits.provider';

/** Told with requests that are turned away under overload: about as long as one level of it lasts. */
const SHED_RETRY_SECONDS = 5;

const IN_CREDITS: ReadonlySet<string> = new Set(
  ['market_cap_credits', 'balance_credits'].flatMap((name) => [name, `${name}_network`]),
);

/** Decides which requests are served. It charges; it answers nothing and counts nothing. */
@Injectable()
export class Gate {
  readonly tiers: Readonly<Record<Tier['name'], Tier>>;
  private readonly isShadow: boolean;
  private readonly limiter: Limiter;

  constructor(
    @Inject(SETTINGS) { rateLimit }: Settings,
    @Inject(LIMITS) { limiter }: Limits,
    private readonly callers: Callers,
    private readonly load: LoadMonitor,
    private readonly observations: ServiceObservations,
  ) {
    this.limiter = limiter;
    this.tiers = tierTable(rateLimit.rates, rateLimit.costlyOnStoreLoss);
    this.isShadow = rateLimit.mode === 'shadow';
  }

  /**
   * Decides on one request: first whether its key is wrong, then whether the gateway has room for it,
   * then by the limits of its caller. Never rejects.
   *
   * @param body as it came, for routes that count batches
   */
  async pass(arrival: Arrival, route: LimitedRoute, body?: unknown): Promise<Passage> {
    const { identity, hasWrongKey } = this.callers.identify(arrival);
    if (hasWrongKey) return this.meetWrongKey(route, identity);
    const { priority } = this.tiers[route.tier];
    if (this.load.sheds(identity.callerClass, priority)) return turnedAway(route, identity);
    const charges = this.chargesOf(route, identity, body);
    return this.passageOf({ route, identity, tier: route.tier }, await this.decide(charges));
  }

  /** Everything a caller is charged for one request. */
  chargesOf({ tier, bucket, batch }: LimitedRoute, identity: Identity, body?: unknown): Charge[] {
    const charges = chargesFor(this.tiers[tier], identity, { route: bucket, cost: 1 });
    const cost = batch?.costOf(body) ?? 0;
    if (batch === null || !Number.isSafeInteger(cost) || cost < 1) return charges;
    return [...charges, ...chargesFor(this.tiers[batch.tier], identity, { route: bucket, cost })];
  }

  private async meetWrongKey(route: LimitedRoute, identity: Identity): Promise<Passage> {
    const charges = chargesFor(this.tiers.wrong_key, identity, { route: route.bucket, cost: 1 });
    const passage = this.passageOf({ route, identity, tier: 'wrong_key' }, await this.decide(charges));
    const isServed = passage.error !== null || this.isShadow;
    return isServed ? passage : { ...passage, error: new MeridinateError('API_KEY_UNKNOWN', {}) };
  }

  private async decide(charges: readonly Charge[]): Promise<Decision> {
    const startMs = performance.now();
    const decision = await this.limiter.decide(charges);
    const by = 'by' in decision ? decision.by : 'replica';
    this.observations.limitDecided(by, (performance.now() - startMs) / 1_000);
    return decision;
  }

  private passageOf({ route, identity, tier }: Asked, decision: Decision): Passage {
    const error = errorOf(tier, decision);
    const isShadowed = this.isShadow && error !== null;
    return {
      route,
      identity,
      answered: answeredOf(decision),
      receipt: decision.verdict === 'admitted' ? decision.receipt : null,
      outcome: error === null || isShadowed ? 'hit' : 'block',
      isShadowed,
      error: isShadowed ? null : error,
    };
  }
}

interface Asked {
  route: LimitedRoute;
  identity: Identity;
  tier: Tier['name'];
}

function errorOf(tier: Tier['name'], decision: Decision): MeridinateError | null {
  switch (decision.verdict) {
    case 'admitted':
      return null;
    case 'refused': {
      const wait = retryAfterSeconds(decision.waitMs);
      const policies = [decision.binding.name];
      return new MeridinateError('RATE_LIMITED', { tier, policies, retryAfterSeconds: wait });
    }
    case 'oversized': {
      const { name, limit, cost } = decision;
      return new MeridinateError('RATE_COST_TOO_LARGE', { policy: name, limit, cost });
    }
    case 'unavailable': {
      const wait = retryAfterSeconds(decision.waitMs);
      const policies = [decision.name];
      return new MeridinateError('CAPACITY_REDUCED', { tier, policies, retryAfterSeconds: wait });
    }
  }
}

function answeredOf(decision: Decision): AnsweredLimits | null {
  if (decision.verdict === 'admitted') {
    return { limits: decision.limits, refusal: null, inCredits: IN_CREDITS };
  }
  return decision.verdict === 'refused'
    ? { limits: decision.limits, refusal: decision, inCredits: IN_CREDITS }
    : null;
}

function turnedAway(route: LimitedRoute, identity: Identity): Passage {
  const context = { tier: route.tier, policies: [], retryAfterSeconds: SHED_RETRY_SECONDS };
  const error = new MeridinateError('CAPACITY_REDUCED', context);
  return { route, identity, answered: null, receipt: null, outcome: 'shed', isShadowed: false, error };
}
