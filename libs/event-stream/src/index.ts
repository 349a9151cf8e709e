export type { EventStream } from './event-stream';
export type { AnalysisCompleteEvent, AnalysisStartEvent, LiveEvent } from './live-event';
export { createMemoryEventStream } from './memory-event-stream';
export { createRedisEventStream, type RedisEventStreamOptions } from './redis/redis-event-stream';
