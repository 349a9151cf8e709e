import type { FoldLimits, FoldState } from '@meridinate/analysis-core';
import type { ErrorRecord } from '@meridinate/errors';

/** Everything that passes between the event loop and a fold thread. */
export interface FoldTask {
  /** See `HistorySource.decoderPath`. */
  decoderPath: string;
  /** The answer as it came; its memory moves to the thread and is gone here. */
  body: Uint8Array;
  state: FoldState;
  limits: FoldLimits;
}

export interface FoldedPage {
  state: FoldState;
  nextCursor: string | null;
}

/** Errors cross as records: a class does not survive the copy between threads. */
export type FoldReply = { ok: true; page: FoldedPage } | { ok: false; error: ErrorRecord };
