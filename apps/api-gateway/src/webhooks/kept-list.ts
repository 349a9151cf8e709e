/**
 * A list that is asked for again only after a while, or when it is known to have changed. Callers at the
 * same time share one question; an error is not kept.
 */
export class KeptList<T> {
  private kept: { at: number; list: Promise<T[]> } | null = null;

  /** @param keptMs how long a list is good, in ms of the clock `now` */
  constructor(
    private readonly keptMs: number,
    private readonly now: () => number,
  ) {}

  read(ask: () => Promise<T[]>): Promise<T[]> {
    const at = this.now();
    if (this.kept !== null && at - this.kept.at < this.keptMs) return this.kept.list;
    const kept = { at, list: ask() };
    this.kept = kept;
    kept.list.catch(() => {
      if (this.kept === kept) this.kept = null;
    });
    return kept.list;
  }

  /** Also a list that is under way is not kept then. */
  drop(): void {
    this.kept = null;
  }
}
