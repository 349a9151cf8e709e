import type { CachedRead } from './answer-cache.service';

/** Metadata key under which the interceptor finds what `@Cached()` says of a route. */
export const CACHED_AS = Symbol('CACHED_AS');

export type CachedAs = Pick<CachedRead, 'cache' | 'content'>;
