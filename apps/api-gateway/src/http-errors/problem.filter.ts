import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { MeridinateError, redact } from '@meridinate/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemAnswer } from './problem';
import { recogniseError, shownPath } from './recognise-error';
import { statusOfCode } from './status-of-code';

/**
 * Makes a problem answer of everything that is thrown while a request is served. The stack and the
 * cause go to the log only, beside the request id the caller was given as a reference.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const recognised = recogniseError(thrown, request);
    if (recognised === null || statusOfCode(recognised.code) === 500) this.log(thrown, request);
    if (reply.sent) return;

    const error = recognised ?? new MeridinateError('INTERNAL_FAULT', { reference: request.id });
    const { status, headers, body } = problemAnswer(error, request.id);
    void reply.code(status).headers(headers).send(body);
  }

  private log(thrown: unknown, { id, method, url }: FastifyRequest): void {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    this.logger.error(`${method} ${shownPath(url)} failed, reference ${id}`, redact(stack));
  }
}
