import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { answerHeaders } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { VerifyClientCallbackAsync } from 'ws';
import { problemAnswer } from '../http-errors/problem';
import { requestIdOf } from '../http-errors/request-id';
import { ServiceObservations } from '../observations/service-observations';
import { SETTINGS } from '../settings/settings.module';
import { Gate } from './gate';
import { arrivalOf } from './identity/arrival';
import { LIVE_EVENTS } from './routes/limited-route';

/** Limits the live channel: a connection counts when it opens, and then no more. */
@Injectable()
export class Upgrades {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly gate: Gate,
    private readonly observations: ServiceObservations,
  ) {}

  /** Answers whether a connection may be opened, the way `ws` asks. */
  readonly verify: VerifyClientCallbackAsync<IncomingMessage> = ({ req }, answer) => {
    void this.meet(req, answer);
  };

  private async meet(
    request: IncomingMessage,
    answer: Parameters<VerifyClientCallbackAsync<IncomingMessage>>[1],
  ): Promise<void> {
    const { error, answered, outcome, isShadowed, route } = await this.gate.pass(
      arrivalOf(request),
      LIVE_EVENTS,
    );
    this.observations.requestLimited(route.endpoint, outcome, isShadowed);
    if (error === null) return answer(true);
    const { status, headers, body } = problemAnswer(error, requestIdOf(request.headers));
    const told = answered === null ? {} : answerHeaders(answered, this.settings.rateLimit.fields);
    const { 'content-type': type = '', ...others } = headers;
    answer(false, status, body, { 'Content-Type': type, ...others, ...told });
  }
}
