import { Inject, Injectable } from '@nestjs/common';
import type { BudgetState, Charge, Identity, LimitState } from '@meridinate/rate-limit';
import type { FastifyRequest } from 'fastify';
import { CreditAccounts } from '../budget/credit-accounts';
import { Gate } from '../gate';
import { arrivalOf } from '../identity/arrival';
import { Callers } from '../identity/callers';
import { LIMITS, type Limits } from '../limits.provider';
import { Reception } from '../reception';
import { LIVE_EVENTS, OWN_QUOTAS } from '../routes/limited-route';
import { RouteTiers } from '../routes/route-tiers';
import type { QuotasDto } from './quota.dto';

type Quota = QuotasDto['limits'][number];

interface ListedCharge {
  charge: Charge;
  route: string | null;
  unit: Quota['unit'];
}

const secondsUp = (ms: number): number => Math.ceil(ms / 1_000);

const quotaOf = (
  state: LimitState | BudgetState,
  { route, unit }: Pick<ListedCharge, 'route' | 'unit'>,
): Quota => ({
  policy: state.name,
  route,
  unit,
  limit: state.limit,
  window_seconds: secondsUp(state.windowMs),
  used: state.used,
  remaining: state.remaining,
  reset_seconds: secondsUp(state.resetMs),
});

/** Shows callers their own quotas. It charges nothing. */
@Injectable()
export class QuotasService {
  constructor(
    @Inject(LIMITS) private readonly limits: Limits,
    private readonly gate: Gate,
    private readonly callers: Callers,
    private readonly routes: RouteTiers,
    private readonly reception: Reception,
    private readonly accounts: CreditAccounts,
  ) {}

  /** @throws MeridinateError API_KEY_UNKNOWN, RATE_LIMITED to guesses at keys */
  async of(request: FastifyRequest): Promise<Pick<QuotasDto, 'caller' | 'limits'>> {
    const { identity, hasWrongKey } = this.callers.identify(arrivalOf(request.raw));
    if (hasWrongKey) await this.countGuess(request);
    const listed = this.listedFor(identity);
    const states = await this.limits.limiter.read(listed.map(({ charge }) => charge));
    const quotas = states.map((state, index) =>
      quotaOf(state, listed[index] ?? { route: null, unit: 'request' }),
    );
    const budgets = this.accounts.isOpen ? ((await this.accounts.read(identity)) ?? []) : [];
    return {
      caller: identity.callerClass,
      limits: [...quotas, ...budgets.map((state) => quotaOf(state, { route: null, unit: 'credit' }))],
    };
  }

  private async countGuess(request: FastifyRequest): Promise<void> {
    const { error } = await this.reception.receiveAs(request, OWN_QUOTAS);
    if (error) throw error;
  }

  /** One charge for each quota, however many routes draw on it. */
  private listedFor(identity: Identity): ListedCharge[] {
    const listed = new Map<string, ListedCharge>();
    for (const route of [...this.routes.limited, LIVE_EVENTS]) {
      const { bucket, unit } = this.gate.tiers[route.tier];
      for (const charge of this.gate.chargesOf(route, identity)) {
        listed.set(charge.key, { charge, route: bucket === 'route' ? route.bucket : null, unit });
      }
    }
    return [...listed.values()];
  }
}
