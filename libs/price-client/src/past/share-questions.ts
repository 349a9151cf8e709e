import type { CallContext } from '@meridinate/analysis-core';
import { abortError } from '@meridinate/http-exchange';
import type { AskSource, PriceQuestion } from '../ask-source';

/**
 * Asks a question once for all who ask it while it is under way. The call belongs to whoever came first
 * and is recorded there. An abort ends only its own asker: when that was the first, the others ask anew.
 */
export function shareQuestions(ask: AskSource): AskSource {
  const underWay = new Map<string, Promise<unknown>>();

  return async <T>(question: PriceQuestion<T>, context: CallContext): Promise<T | null> => {
    for (;;) {
      const theirs = underWay.get(question.url) as Promise<T | null> | undefined;
      if (theirs === undefined) {
        const mine = ask(question, context).finally(() => underWay.delete(question.url));
        underWay.set(question.url, mine);
        return mine;
      }
      try {
        return await unlessAborted(theirs, context.signal);
      } catch (error) {
        if (context.signal.aborted) throw error;
      }
    }
  };
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortError(signal));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
