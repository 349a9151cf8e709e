import { Inject, Injectable } from '@nestjs/common';
import {
  type Charge,
  chargesFor,
  type Identity,
  type LimitState,
  type TierName,
} from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { FastifyRequest } from 'fastify';
import { SETTINGS } from '../../settings/settings.module';
import { budgetLines } from '../budget/budget-lines';
import { CreditAccounts } from '../budget/credit-accounts';
import { Gate } from '../gate';
import { type Arrival, arrivalOf } from '../identity/arrival';
import { Callers } from '../identity/callers';
import { LIMITS, type Limits } from '../limits.provider';
import { Reception } from '../reception';
import { LIVE_EVENTS, NOWHERE, OWN_QUOTAS, pageOf } from '../routes/limited-route';
import { RouteTiers } from '../routes/route-tiers';
import type { QuotasDto } from './quota.dto';

type Quota = QuotasDto['limits'][number];

interface ListedCharge {
  charge: Charge;
  route: string | null;
  unit: Quota['unit'];
}

/** A limit, and how it stands where that is known. */
type ShownLimit = Pick<LimitState, 'name' | 'limit' | 'windowMs'> & Partial<LimitState>;

/** What requests to no route of a controller are counted as; guesses at keys besides. */
const ELSEWHERE = [LIVE_EVENTS, NOWHERE, pageOf('/docs')];

const secondsUp = (ms: number): number => Math.ceil(ms / 1_000);

const quotaOf = (state: ShownLimit, { route, unit }: Pick<ListedCharge, 'route' | 'unit'>): Quota => ({
  policy: state.name,
  route,
  unit,
  limit: state.limit,
  window_seconds: secondsUp(state.windowMs),
  used: state.used ?? null,
  remaining: state.remaining ?? null,
  reset_seconds: state.resetMs === undefined ? null : secondsUp(state.resetMs),
});

/** Shows callers their own quotas. It charges nothing. */
@Injectable()
export class QuotasService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LIMITS) private readonly limits: Limits,
    private readonly gate: Gate,
    private readonly callers: Callers,
    private readonly routes: RouteTiers,
    private readonly reception: Reception,
    private readonly accounts: CreditAccounts,
  ) {}

  /** @throws MeridinateError API_KEY_UNKNOWN, RATE_LIMITED to guesses at keys */
  async of(request: FastifyRequest): Promise<Pick<QuotasDto, 'caller' | 'limits'>> {
    const arrival = arrivalOf(request.raw);
    const { identity, hasWrongKey } = this.callers.identify(arrival);
    if (hasWrongKey) await this.countGuess(request);
    const listed = this.listedFor(identity, arrival);
    const states = await this.limits.limiter.read(listed.map(({ charge }) => charge));
    const quotas = states.map((state, index) =>
      quotaOf(state, listed[index] ?? { route: null, unit: 'request' }),
    );
    return { caller: identity.callerClass, limits: [...quotas, ...(await this.budgetsOf(identity))] };
  }

  private async budgetsOf(identity: Identity): Promise<Quota[]> {
    if (!this.accounts.isOpen) return [];
    const { creditBudgets } = this.settings.rateLimit;
    const budgets = (await this.accounts.read(identity)) ?? budgetLines(creditBudgets, identity);
    return budgets.map((budget) => quotaOf(budget, { route: null, unit: 'credit' }));
  }

  private async countGuess(request: FastifyRequest): Promise<void> {
    const { error } = await this.reception.receiveAs(request, OWN_QUOTAS);
    if (error) throw error;
  }

  /** One charge for each quota, however many routes draw on it. */
  private listedFor(identity: Identity, arrival: Arrival): ListedCharge[] {
    const listed = new Map<string, ListedCharge>();
    const list = (name: TierName, route: string, whose: Identity): void => {
      const tier = this.gate.tiers[name];
      for (const charge of chargesFor(tier, whose, { route, cost: 1 })) {
        listed.set(charge.key, { charge, route: tier.bucket === 'route' ? route : null, unit: tier.unit });
      }
    };
    for (const { tier, bucket, batch } of [...this.routes.limited, ...ELSEWHERE]) {
      list(tier, bucket, identity);
      if (batch !== null) list(batch.tier, bucket, identity);
    }
    list(OWN_QUOTAS.tier, OWN_QUOTAS.bucket, this.callers.atAddress(arrival));
    return [...listed.values()];
  }
}
