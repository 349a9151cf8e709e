import {
  type CallHandler,
  type ExecutionContext,
  HttpStatus,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { AnswerCache } from './answer-cache.service';
import { CACHED_AS, type CachedAs } from './cached-as';
import { matchingTag } from './entity-tag';

/** Clients and proxies may keep an answer, and ask before each use whether it still holds. */
const ASK_AGAIN = 'no-cache';
const JSON_MEDIA_TYPE = 'application/json; charset=utf-8';

/** Answers what `@Cached()` stands on. */
@Injectable()
export class CachedAnswerInterceptor implements NestInterceptor<unknown, Buffer | undefined> {
  constructor(
    private readonly cache: AnswerCache,
    private readonly reflector: Reflector,
  ) {}

  /** @throws what the route throws */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<Buffer | undefined>> {
    const cachedAs = this.reflector.get<CachedAs>(CACHED_AS, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { bytes, tag } = await this.cache.answer({ ...cachedAs, key: request.url }, () =>
      lastValueFrom(next.handle()),
    );
    const known = matchingTag(tag, request.headers['if-none-match']);
    void reply.headers({ etag: known ?? `"${tag}"`, 'cache-control': ASK_AGAIN });
    if (known !== null) {
      void reply.status(HttpStatus.NOT_MODIFIED);
      return of(undefined);
    }
    void reply.type(JSON_MEDIA_TYPE);
    return of(bytes);
  }
}
