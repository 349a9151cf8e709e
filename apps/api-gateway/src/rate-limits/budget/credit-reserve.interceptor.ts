import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Reservation, ReserveAnswer } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { FastifyRequest } from 'fastify';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { SETTINGS } from '../../settings/settings.module';
import { ANALYSIS_SETTINGS } from '../../stored-settings/analysis-defaults';
import { StoredSettingsService } from '../../stored-settings/stored-settings.service';
import type { Passage } from '../passage';
import { Reception } from '../reception';
import { CreditAccounts } from './credit-accounts';
import { refusalError, refuseCredits } from './credit-refusal';
import { SPENDS_CREDITS } from './spends-credits.decorator';
import { isJoined, type Submitted } from './submitted';
import { tell } from './tell-budgets';
import { refusedWith, shadowed } from './without-reservation';
import { worstCaseCredits } from './worst-case';

type Reserved = Extract<ReserveAnswer, { verdict: 'reserved' }>;

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

  async intercept(context: ExecutionContext, next: CallHandler<Submitted>): Promise<Observable<Submitted>> {
    const spends = this.reflector.get<boolean | undefined>(SPENDS_CREDITS, context.getHandler());
    if (spends !== true) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const passage = this.reception.passageOf(request);
    if (passage === undefined) return next.handle();
    const { maxCreditsPerAnalysis } = await this.stored.read(ANALYSIS_SETTINGS);
    const worst = worstCaseCredits(request.body, maxCreditsPerAnalysis);
    const answer = await this.accounts.reserve(passage.identity, worst);
    if (answer.verdict === 'reserved') return this.withReservation(passage, answer, next.handle());
    const { mode, costlyOnStoreLoss } = this.settings.rateLimit;
    if (answer.verdict === 'unavailable' && costlyOnStoreLoss === 'open') return next.handle();
    if (mode === 'shadow') return shadowed(passage, answer, next.handle());
    const error = refusalError(answer, passage.route.tier);
    refuseCredits(request, error);
    return refusedWith(error, { passage, answer }, next.handle());
  }

  private withReservation(
    passage: Passage,
    { reservation, lines }: Reserved,
    handled: Observable<Submitted>,
  ): Observable<Submitted> {
    return handled.pipe(
      mergeMap(async (submitted) => {
        if (isJoined(submitted)) {
          await this.giveBack(passage, reservation);
        } else {
          tell(passage, lines);
          await this.accounts.hold(submitted.job_id, reservation);
        }
        return submitted;
      }),
      catchError(async (error: unknown) => {
        await this.giveBack(passage, reservation);
        throw error;
      }),
    );
  }

  /** Nothing is spent, and the answer says so. */
  private async giveBack(passage: Passage, reservation: Reservation): Promise<void> {
    await this.accounts.release(reservation);
    tell(passage, (await this.accounts.read(passage.identity)) ?? []);
  }
}
