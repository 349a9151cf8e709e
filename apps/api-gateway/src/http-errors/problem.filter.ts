import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { isMeridinateError, MeridinateError, redact } from '@meridinate/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OnceAMinute } from './once-a-minute';
import { problemAnswer } from './problem';
import { recogniseError, shownPath } from './recognise-error';
import { statusOfCode } from './status-of-code';

/**
 * Makes a problem answer of everything that is thrown while a request is served. The stack and the
 * cause go to the log only, beside the request id the caller was given as a reference. That the database
 * is away is no fault of a request's own, and gets a line a minute.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');
  private readonly outageLine = new OnceAMinute(() => performance.now());

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const recognised = recogniseError(thrown, request);
    if (recognised === null || statusOfCode(recognised.code) === 500) this.log(thrown, request);
    if (isMeridinateError(recognised, 'DATABASE_UNAVAILABLE')) this.logOutage(thrown);
    if (reply.sent) return;

    const error = recognised ?? new MeridinateError('INTERNAL_FAULT', { reference: request.id });
    const { status, headers, body } = problemAnswer(error, request.id);
    void reply.code(status).headers(headers).send(body);
  }

  private logOutage(thrown: unknown): void {
    if (this.outageLine.isDue()) {
      this.logger.error(
        `requests are answered 503, for the database is unavailable: ${redact(String(thrown))}`,
      );
    }
  }

  private log(thrown: unknown, { id, method, url }: FastifyRequest): void {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    this.logger.error(`${method} ${shownPath(url)} failed, reference ${id}`, redact(stack));
  }
}
