import { setTimeout as pause } from 'node:timers/promises';

/** How long a statement waits for another process's write. */
const BUSY_WITHIN_MS = 5_000;
const BETWEEN_TRIES_MS = 5;
const SQLITE_BUSY = 5;

/** Busy in any of its kinds: the low byte of SQLite's code names the error, the rest the occasion. */
export const isBusy = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'rawCode' in error &&
  typeof error.rawCode === 'number' &&
  (error.rawCode & 0xff) === SQLITE_BUSY;

/**
 * Runs a synchronous statement, and again while another connection writes. SQLite's own busy timeout
 * would do it too, but it sleeps on the event loop, and with it everything else this process serves.
 */
export async function whileBusy<T>(statement: () => T): Promise<Awaited<T>> {
  for (const deadline = Date.now() + BUSY_WITHIN_MS; ; await pause(BETWEEN_TRIES_MS)) {
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
    }
  }
}
