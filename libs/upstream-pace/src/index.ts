export { createMemoryPace } from './memory-pace';
export { createRedisPace } from './redis/redis-pace';
export type { PaceInstruments, RedisPaceInstruments, UpstreamPace, UpstreamRates } from './upstream-pace';
