import { Global, Module } from '@nestjs/common';
import { AnswerCache, CACHE_LIMITS, type CacheLimits } from './answer-cache.service';

const LIMITS: CacheLimits = { entries: 2_000, bytes: 64 * 1024 * 1024 };

/** Lets any room put `@Cached()` on its routes. Database and observations come from their global modules. */
@Global()
@Module({
  providers: [AnswerCache, { provide: CACHE_LIMITS, useValue: LIMITS }],
  exports: [AnswerCache],
})
export class CachesModule {}
