export { assertTakesWrites } from './connection/assert-takes-writes';
export { connectProducer, PRODUCER_QUEUE_OPTIONS } from './connection/connect-producer';
export { createJobProducer, type JobProducer, type QueuedJobState } from './producer/job-producer';
export { createJobConsumer, type JobConsumer, type JobConsumerOptions } from './consumer/job-consumer';
export type { ReceivedJob } from './consumer/received-job';
export { watchQueue, type QueueWatch, type QueueWatchOptions } from './events/watch-queue';
export { readQueueDepth, QUEUE_STATES, type QueueDepth, type QueueState } from './depth/queue-depth';
