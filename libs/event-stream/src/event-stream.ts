import type { LiveEvent } from './live-event';

/** Must be quick. What it throws reaches neither the publisher nor other listeners. */
export type EventListener = (event: LiveEvent) => void;

/**
 * Events for everybody who listens now, in this process and in others. They are hints for a person who
 * waits: each is heard once at most by others, and nothing is kept for who comes later.
 */
export interface EventStream {
  /**
   * Tells the listeners of this process before it returns, each once, and other processes as soon as
   * may be. Where those cannot be reached, the event stays in this process. Never throws.
   */
  publish(event: LiveEvent): void;
  /** Hears events of this process and of others; the returned function ends the subscription. */
  subscribe(listener: EventListener): () => void;
  /** Ends within a second; afterwards nothing is told or heard. Safe to call twice. */
  close(): Promise<void>;
}
