/**
 * The value of `work`, or a rejection after `ms` or an abort. The work goes on; its late end is ignored.
 */
export async function answerWithin<T>(work: Promise<T>, ms: number, signal: AbortSignal): Promise<T> {
  let giveUp: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${ms} ms`)), ms);
    giveUp = () => reject(new Error('nobody waits for the answer any more'));
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
