import type { EventListener } from './event-stream';
import type { LiveEvent } from './live-event';
import { plainError } from './plain-error';

/** The listeners of one process. */
export class Listeners {
  private readonly listeners = new Set<{ hear: EventListener }>();

  constructor(private readonly onError: (error: Error) => void) {}

  /** The same function may subscribe twice and then hears twice. */
  add(hear: EventListener): () => void {
    const listener = { hear };
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  tell(event: LiveEvent): void {
    for (const { hear } of [...this.listeners]) {
      try {
        hear(event);
      } catch (error) {
        this.onError(plainError(error));
      }
    }
  }

  clear(): void {
    this.listeners.clear();
  }
}
