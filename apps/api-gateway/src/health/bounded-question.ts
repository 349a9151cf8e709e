/** Waits for `answer`, `ms` at most. The work behind it is not stopped, only no longer waited for. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A question to something that may be slow or gone, with a deadline.
 *
 * Who asks while the question is open shares its answer, so that a flood of health checks or scrapes
 * is one question at a time. An unanswered one is given up at the deadline and the next asker asks
 * anew: a connection that was lost without a word does not blind us for ever.
 */
export class BoundedQuestion<T> {
  private open: Promise<T> | null = null;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly deadlineMs: number,
  ) {}

  /** Rejects when the answer is an error or late. */
  answer(): Promise<T> {
    this.open ??= within(this.deadlineMs, this.ask()).finally(() => {
      this.open = null;
    });
    return this.open;
  }
}
