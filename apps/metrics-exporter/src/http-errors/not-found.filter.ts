import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import { redact } from '@meridinate/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers a path that is not there in the words of the other services. */
@Catch(NotFoundException)
export class NotFoundFilter implements ExceptionFilter {
  catch(_thrown: NotFoundException, host: ArgumentsHost): void {
    const { method, url } = host.switchToHttp().getRequest<FastifyRequest>();
    const path = redact(url.split('?', 1)[0] ?? '');
    const sentence = `There is no route ${method} ${path} here. This service answers GET /metrics and GET /health.`;
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .code(404)
      .send({ error: sentence, detail: sentence, code: 'ROUTE_NOT_FOUND' });
  }
}
