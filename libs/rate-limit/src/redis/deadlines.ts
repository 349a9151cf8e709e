/** Something that is given up when its time is over. */
export interface Waiting {
  isOver: boolean;
  sinceMs: number;
  giveUp: () => void;
}

/** One timer for all that wait equally long: whoever began first is over first. */
export class Deadlines {
  private line: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ms: number) {}

  add(waiting: Waiting): void {
    this.line.push(waiting);
    this.timer ??= setTimeout(() => this.look(), this.ms);
  }

  private look(): void {
    const nowMs = performance.now();
    const started = this.line.findIndex(({ sinceMs, isOver }) => !isOver && nowMs - sinceMs < this.ms);
    const late = this.line.splice(0, started < 0 ? this.line.length : started);
    // Where this process was held up itself, an answer may lie there unread: it is read first.
    setImmediate(() => {
      for (const each of late) if (!each.isOver) each.giveUp();
    });
    const next = this.line[0];
    this.timer = next && setTimeout(() => this.look(), Math.ceil(next.sinceMs + this.ms - nowMs));
  }
}
