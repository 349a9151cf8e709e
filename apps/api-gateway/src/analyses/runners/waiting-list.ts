/** What waits for its run. */
export interface WaitingAnalysis {
  id: string;
  /** ms since the epoch; the earlier, the sooner its turn. */
  turnAt: number;
  /** True for a suspect: nothing else may run beside it, so that its neighbours are not blamed. */
  alone: boolean;
}

/** Suspects first, then in the order of turns; among equals, first come, first served. */
const goesBefore = (one: WaitingAnalysis, other: WaitingAnalysis): boolean =>
  one.alone === other.alone ? one.turnAt < other.turnAt : one.alone;

/** The analyses that wait in this process, in the order in which they will be started. */
export class WaitingList<T extends WaitingAnalysis> {
  private readonly waiting: T[] = [];

  get size(): number {
    return this.waiting.length;
  }

  get ids(): string[] {
    return this.waiting.map(({ id }) => id);
  }

  add(analysis: T): void {
    const place = this.waiting.findIndex((other) => goesBefore(analysis, other));
    this.waiting.splice(place === -1 ? this.waiting.length : place, 0, analysis);
  }

  /** The next to be started beside those that run; undefined when none may be. */
  take(running: readonly WaitingAnalysis[]): T | undefined {
    const [next] = this.waiting;
    if (running.some(({ alone }) => alone) || (next?.alone === true && running.length > 0)) return undefined;
    return this.waiting.shift();
  }

  /** Undefined when it does not wait here. */
  remove(id: string): T | undefined {
    const place = this.waiting.findIndex((analysis) => analysis.id === id);
    return place === -1 ? undefined : this.waiting.splice(place, 1)[0];
  }

  /** From 1; null when it does not wait here. */
  position(id: string): number | null {
    const place = this.waiting.findIndex((analysis) => analysis.id === id);
    return place === -1 ? null : place + 1;
  }
}
