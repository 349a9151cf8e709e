import { setTimeout as delay } from 'node:timers/promises';

export interface Persistence {
  /** Tries, the first included; those that an outage has hindered are not counted. */
  tries: number;
  isOutage: (error: unknown) => boolean;
  pauseMs: number;
  /** Ends the waiting; the last failure is then thrown. */
  signal: AbortSignal;
  /** Hears of each failure that is followed by another try. */
  onFailure: (error: unknown) => void;
}

/**
 * Does some work that an outage of the database may hinder, again and again.
 *
 * @throws what the last try threw
 */
export async function persistently<T>(work: () => Promise<T>, how: Persistence): Promise<T> {
  for (let tried = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (!how.isOutage(error)) tried += 1;
      if (tried >= how.tries || how.signal.aborted) throw error;
      how.onFailure(error);
      await delay(how.pauseMs, undefined, { signal: how.signal }).catch(() => undefined);
    }
  }
}
