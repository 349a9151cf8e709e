import { Inject, Injectable } from '@nestjs/common';
import { answerHeaders, type RateLimitFields } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceObservations } from '../observations/service-observations';
import { SETTINGS } from '../settings/settings.module';
import { Gate } from './gate';
import { arrivalOf } from './identity/arrival';
import { LIMITS, type Limits } from './limits.provider';
import type { Passage } from './passage';
import { refunded } from './refunded';
import type { LimitedRoute } from './routes/limited-route';
import { RouteTiers } from './routes/route-tiers';

/** Takes each request to the gate once, and sees to its answer. */
@Injectable()
export class Reception {
  private readonly passages = new WeakMap<FastifyRequest, Passage>();
  private readonly fields: RateLimitFields;

  constructor(
    @Inject(SETTINGS) { rateLimit }: Settings,
    @Inject(LIMITS) private readonly limits: Limits,
    private readonly gate: Gate,
    private readonly routes: RouteTiers,
    private readonly observations: ServiceObservations,
  ) {
    this.fields = rateLimit.fields;
  }

  /** What was decided on a request; undefined before that, and for what is exempt. */
  passageOf(request: FastifyRequest): Passage | undefined {
    return this.passages.get(request);
  }

  /** Decides on a request, unless it is exempt. The passage may hold a refusal. */
  async receive(request: FastifyRequest): Promise<Passage | null> {
    const route = this.routes.of(request);
    return route === null ? null : this.receiveAs(request, route);
  }

  /** Decides on a request as one of this route. */
  async receiveAs(request: FastifyRequest, route: LimitedRoute): Promise<Passage> {
    const passage = await this.gate.pass(arrivalOf(request.raw), route, request.body);
    this.passages.set(request, passage);
    return passage;
  }

  /**
   * Counts what became of a request, gives back what one cost that failed for our own fault or was
   * refused after all, and tells the client its limits. Undefined where there is nothing to wait for.
   */
  dismiss(passage: Passage, reply: FastifyReply): Promise<void> | undefined {
    const { route, outcome, isShadowed, receipt, answered } = passage;
    this.observations.requestLimited(route.endpoint, outcome, isShadowed);
    const isFree = outcome !== 'hit' || reply.statusCode >= 500;
    if (receipt === null || !isFree) {
      this.tell(answered, reply);
      return undefined;
    }
    this.tell(refunded(answered, receipt), reply);
    return this.limits.limiter.refund(receipt);
  }

  private tell(answered: Passage['answered'], reply: FastifyReply): void {
    if (answered !== null) void reply.headers(answerHeaders(answered, this.fields));
  }
}
