/** Something that is given up when its time is over. */
export interface Waiting {
  sinceMs: number;
  giveUp: () => void;
}

/** One timer for all that wait equally long: whoever began first is over first. */
export class Deadlines {
  private readonly line = new Set<Waiting>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ms: number) {}

  add(waiting: Waiting): void {
    this.line.add(waiting);
    this.timer ??= setTimeout(() => this.look(), this.ms);
  }

  /** It waits no longer. True when it had not been given up. */
  end(waiting: Waiting): boolean {
    return this.line.delete(waiting);
  }

  private look(): void {
    const lastMs = performance.now() - this.ms;
    const late = [...this.line].filter(({ sinceMs }) => sinceMs <= lastMs);
    // Where this process was held up itself, an answer may lie there unread: it is read first.
    setImmediate(() => {
      for (const each of late) if (this.line.delete(each)) each.giveUp();
    });
    const next = [...this.line][late.length];
    this.timer = next && setTimeout(() => this.look(), Math.ceil(next.sinceMs - lastMs));
  }
}
