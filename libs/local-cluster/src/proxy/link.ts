import { connect, type Socket } from 'node:net';

/** Where a proxy leads to. */
export interface ProxyTarget {
  host: string;
  port: number;
}

/** One connection through a proxy: the caller's half, and the target's once something may flow. */
export class Link {
  private far: Socket | null = null;
  private flowing = false;
  /** What one half shall be told of the other once something flows. */
  private untold: (() => void)[] = [];

  /** @param onClosed both halves are gone */
  constructor(
    private readonly caller: Socket,
    private readonly target: ProxyTarget,
    private readonly onClosed: () => void,
  ) {
    this.endsWith(caller);
  }

  /** Lets bytes flow in both directions; opens the target's half the first time. */
  flow(): void {
    this.flowing = true;
    this.far ??= this.open();
    for (const tell of this.untold.splice(0)) tell();
    this.caller.resume();
    this.far.resume();
  }

  /** Lets nothing flow and tells neither half of the other; what was sent waits. */
  hold(): void {
    this.flowing = false;
    this.caller.pause();
    this.far?.pause();
  }

  reset(): void {
    this.flowing = true;
    this.caller.resetAndDestroy();
    this.far?.resetAndDestroy();
  }

  private open(): Socket {
    const far = connect({ ...this.target, allowHalfOpen: true });
    this.endsWith(far);
    this.forward(this.caller, far);
    this.forward(far, this.caller);
    return far;
  }

  /** Hands on what `from` sends, no faster than `to` takes it. */
  private forward(from: Socket, to: Socket): void {
    from.on('data', (bytes) => {
      if (to.write(bytes)) return;
      from.pause();
      to.once('drain', () => {
        if (this.flowing) from.resume();
      });
    });
    from.on('end', () => this.tell(() => to.end()));
  }

  private endsWith(half: Socket): void {
    const end = (): void => {
      this.caller.destroy();
      this.far?.destroy();
      this.onClosed();
    };
    half.on('error', () => this.tell(end));
    half.on('close', () => this.tell(end));
  }

  /** A paused socket still hears that the other side ended it. */
  private tell(what: () => void): void {
    if (this.flowing) what();
    else this.untold.push(what);
  }
}
