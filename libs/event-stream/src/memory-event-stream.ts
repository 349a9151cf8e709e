import type { EventStream } from './event-stream';
import { Listeners } from './listeners';

/**
 * Events within one process.
 *
 * @param onError hears what listeners throw, without secrets. It must not throw itself
 */
export function createMemoryEventStream(onError: (error: Error) => void): EventStream {
  const listeners = new Listeners(onError);
  let closed = false;
  return {
    publish: (event) => listeners.tell(event),
    subscribe: (listener) => (closed ? () => undefined : listeners.add(listener)),
    close() {
      closed = true;
      listeners.clear();
      return Promise.resolve();
    },
  };
}
