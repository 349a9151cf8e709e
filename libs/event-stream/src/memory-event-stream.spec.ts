import { createMemoryEventStream } from './memory-event-stream';
import { describeEventStream } from './testing/conformance';

describe('a stream of events in memory', () => {
  describeEventStream((onError) => Promise.resolve(createMemoryEventStream(onError)));
});
