import type { FoldLimits, FoldState } from '@meridinate/analysis-core';
import { MeridinateError, isMeridinateError } from '@meridinate/errors';
import type { CreditMeter } from './credit-meter';
import type { PageFolder } from './fold-pool';
import type { AnalysisCheckpoint, HistorySource } from './ports';
import type { FoldedPage } from './thread-messages';

/** Transactions a page asks for: the vendor bills by the hundred. */
const PAGE_SIZE = 100;

export interface HistoryReading {
  mint: string;
  limits: FoldLimits;
  history: HistorySource;
  folder: PageFolder;
  meter: CreditMeter;
  signal: AbortSignal;
  /** Told after each page, before the next is bought. */
  afterPage: (checkpoint: AnalysisCheckpoint) => Promise<void>;
  /** Asked before each page but the first: whether what is known is enough. */
  isEnough: (state: FoldState) => Promise<boolean>;
}

async function readPage(reading: HistoryReading, checkpoint: AnalysisCheckpoint): Promise<FoldedPage> {
  const { mint, limits, history, folder, meter, signal } = reading;
  const { state, cursor } = checkpoint;
  const limit = Math.min(PAGE_SIZE, limits.transactionLimit - state.transactions);
  return history.readPage(
    { mint, cursor, limit },
    async (body) => {
      const page = await folder.fold({ decoderPath: history.decoderPath, body, state, limits }, signal);
      if (page.nextCursor !== null && page.nextCursor === cursor) {
        throw new MeridinateError('UPSTREAM_ANSWER_UNREADABLE', {
          upstream: 'Helius',
          call: 'getTransactionsForAddress',
          said: 'the page points at itself',
        });
      }
      return page;
    },
    meter.context(signal),
  );
}

/**
 * Reads pages into the checkpoint's state until the history, the window, the limit or the credits end.
 *
 * Credits that end after the first page end the reading, not the analysis: what was paid for is worth
 * a result, and the result says that it is not the whole history.
 *
 * @returns what ended it before the history, the window or the limit did, if anything
 * @throws MeridinateError CREDIT_LIMIT_REACHED when they do not even buy the first page
 */
export async function readHistory(
  reading: HistoryReading,
  start: AnalysisCheckpoint,
): Promise<'credit_limit' | 'wallets_found' | null> {
  let checkpoint = start;
  while (!checkpoint.historyRead) {
    const boughtSomething = checkpoint.state.transactions > 0;
    if (boughtSomething && (await reading.isEnough(checkpoint.state))) return 'wallets_found';
    let page: FoldedPage;
    try {
      page = await readPage(reading, checkpoint);
    } catch (error) {
      if (boughtSomething && isMeridinateError(error, 'CREDIT_LIMIT_REACHED')) return 'credit_limit';
      throw error;
    }
    checkpoint = {
      ...checkpoint,
      state: page.state,
      cursor: page.nextCursor,
      historyRead: page.nextCursor === null || page.state.finished !== null,
    };
    await reading.afterPage(checkpoint);
  }
  return null;
}
