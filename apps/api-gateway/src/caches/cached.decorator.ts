import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { CachedRead } from './answer-cache.service';
import { CachedAnswerInterceptor } from './cached-answer.interceptor';
import { CACHED_AS, type CachedAs } from './cached-as';

/**
 * Answers a GET route from memory for as long as no content of these kinds changes, with an ETag, and
 * with 304 where the client has the answer already. The answer may depend on path and query only.
 *
 * @param cache names it in the metrics
 * @param content all that the answer is made of
 */
export const Cached = (cache: CachedRead['cache'], ...content: CachedRead['content']): MethodDecorator =>
  applyDecorators(
    SetMetadata(CACHED_AS, { cache, content } satisfies CachedAs),
    UseInterceptors(CachedAnswerInterceptor),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag of the answer you have' }),
    ApiResponse({ status: 304, description: 'The answer you have is still right' }),
  );
