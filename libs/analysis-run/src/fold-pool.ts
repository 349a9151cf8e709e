import { join } from 'node:path';
import { MeridinateError, reviveError } from '@meridinate/errors';
import { Piscina } from 'piscina';
import type { FoldReply, FoldTask, FoldedPage } from './thread-messages';

/** Turns a page's bytes and the state so far into the next state, off the event loop. */
export interface PageFolder {
  /**
   * @throws MeridinateError whatever the decoder found wrong with the bytes
   * @throws MeridinateError ANALYSIS_ABORTED when the signal fired; a thread busy with it is ended
   */
  fold(task: FoldTask, signal: AbortSignal): Promise<FoldedPage>;
  close(): Promise<void>;
}

// The compiled entry, also when this file runs from source under a test: a thread cannot load TypeScript.
const ENTRY = join(__dirname, '..', 'dist', 'fold.thread.js');

/**
 * A pool of threads that parse and fold.
 *
 * Only CPU work goes there. Calls, waits and the ledger stay on the event loop, so that an abort never
 * loses count of what was paid, and a thread can be ended at any instant without losing anything but
 * the page it was busy with.
 */
export function createFoldPool(options: { threads: number }): PageFolder {
  const pool = new Piscina<FoldTask, FoldReply>({
    filename: ENTRY,
    minThreads: 1,
    maxThreads: options.threads,
    idleTimeout: 30_000,
  });
  return {
    async fold(task, signal) {
      let reply: FoldReply;
      try {
        const whole = task.body.byteLength === task.body.buffer.byteLength;
        reply = await pool.run(task, {
          signal,
          transferList: whole ? [task.body.buffer as ArrayBuffer] : [],
        });
      } catch (error) {
        if (signal.aborted) throw new MeridinateError('ANALYSIS_ABORTED', { reason: 'it was told to stop' });
        throw error;
      }
      if (!reply.ok) throw reviveError(reply.error);
      return reply.page;
    },
    async close() {
      await pool.destroy();
    },
  };
}
