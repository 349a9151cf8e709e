import { foldInto, type TransactionsPage } from '@meridinate/analysis-core';
import { MeridinateError, isMeridinateError } from '@meridinate/errors';
import type { FoldReply, FoldTask } from './thread-messages';

/** What a module at `HistorySource.decoderPath` exports. */
interface Decoder {
  decodePage(body: Uint8Array): TransactionsPage;
}

/** Entry of a fold thread: bytes of one page and the state so far in, the next state out. */
export default async function foldPage(task: FoldTask): Promise<FoldReply> {
  try {
    const decoder = (await import(task.decoderPath)) as Decoder;
    const page = decoder.decodePage(task.body);
    return {
      ok: true,
      page: { state: foldInto(task.state, page, task.limits), nextCursor: page.nextCursor },
    };
  } catch (error) {
    const known = isMeridinateError(error)
      ? error
      : new MeridinateError('INTERNAL_FAULT', { reference: error instanceof Error ? error.message : 'fold' });
    return { ok: false, error: known.toRecord() };
  }
}
