import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Inject } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { MeridinateError } from '@meridinate/errors';
import { type Reservation, type ReserveAnswer, retryAfterSeconds } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { FastifyRequest } from 'fastify';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { SETTINGS } from '../../settings/settings.module';
import { ANALYSIS_SETTINGS } from '../../stored-settings/analysis-defaults';
import { StoredSettingsService } from '../../stored-settings/stored-settings.service';
import type { Passage } from '../passage';
import { Reception } from '../reception';
import { CreditAccounts } from './credit-accounts';
import { SPENDS_CREDITS } from './spends-credits.decorator';
import { worstCaseCredits } from './worst-case';

/** What a submission answers, as far as it matters here. */
interface Submitted {
  job_id: string;
  coalesced?: boolean;
  replayed?: boolean;
}

/** Lets an analysis begin only when the most it may spend fits into the credit budgets. */
@Injectable()
export class CreditReserveInterceptor implements NestInterceptor<Submitted, Submitted> {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly reflector: Reflector,
    private readonly accounts: CreditAccounts,
    private readonly reception: Reception,
    private readonly stored: StoredSettingsService,
  ) {}

  /** @throws MeridinateError RATE_LIMITED, RATE_COST_TOO_LARGE, CAPACITY_REDUCED */
  async intercept(context: ExecutionContext, next: CallHandler<Submitted>): Promise<Observable<Submitted>> {
    const spends = this.reflector.get<boolean | undefined>(SPENDS_CREDITS, context.getHandler());
    if (spends !== true) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const passage = this.reception.passageOf(request);
    if (passage === undefined) return next.handle();
    const { maxCreditsPerAnalysis } = await this.stored.read(ANALYSIS_SETTINGS);
    const worst = worstCaseCredits(request.body, maxCreditsPerAnalysis);
    const reservation = await this.reserve(passage, worst);
    if (reservation === null) return next.handle();
    return next.handle().pipe(
      mergeMap(async (submitted) => {
        await this.assign(reservation, submitted);
        return submitted;
      }),
      catchError(async (error: unknown) => {
        await this.accounts.release(reservation);
        throw error;
      }),
    );
  }

  /** Who was joined to an analysis that others pay for spends nothing. */
  private assign(reservation: Reservation, { job_id, coalesced, replayed }: Submitted): Promise<void> {
    if (coalesced || replayed) return this.accounts.release(reservation);
    return this.accounts.hold(job_id, reservation);
  }

  private async reserve(passage: Passage, amount: number): Promise<Reservation | null> {
    const answer = await this.accounts.reserve(passage.identity, amount);
    if (answer.verdict === 'reserved') {
      tell(passage, answer);
      return answer.reservation;
    }
    const { mode, costlyOnStoreLoss } = this.settings.rateLimit;
    if (answer.verdict === 'unavailable' && costlyOnStoreLoss === 'open') return null;
    if (mode === 'shadow') {
      passage.isShadowed = true;
      return null;
    }
    passage.outcome = 'block';
    if (answer.verdict === 'refused') tell(passage, answer);
    throw errorOf(answer, passage.route.tier);
  }
}

const UNAVAILABLE_RETRY_SECONDS = 1;

function errorOf(answer: Exclude<ReserveAnswer, { verdict: 'reserved' }>, tier: string): MeridinateError {
  switch (answer.verdict) {
    case 'refused': {
      const wait = retryAfterSeconds(answer.waitMs);
      const policies = [answer.binding.name];
      return new MeridinateError('RATE_LIMITED', { tier, policies, retryAfterSeconds: wait });
    }
    case 'oversized': {
      const { name, limit, amount } = answer;
      return new MeridinateError('RATE_COST_TOO_LARGE', { policy: name, limit, cost: amount });
    }
    case 'unavailable': {
      const context = { tier, policies: ['credits'], retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS };
      return new MeridinateError('CAPACITY_REDUCED', context);
    }
  }
}

type Told = Extract<ReserveAnswer, { verdict: 'reserved' | 'refused' }>;

/** Shows the budgets among the limits of the answer. */
function tell(passage: Passage, answer: Told): void {
  const { limits = [], inCredits = new Set<string>() } = passage.answered ?? {};
  passage.answered = {
    limits: [...limits, ...answer.lines],
    refusal: answer.verdict === 'refused' ? answer : null,
    inCredits: new Set([...inCredits, ...answer.lines.map(({ name }) => name)]),
  };
}
