/** How long what was answered is good, in ms of the clock of a {@link KeptList}. */
export interface KeptFor {
  listMs: number;
  /** Shorter, and not 0: whoever asks again and again must not make every question anew. */
  errorMs: number;
}

interface Kept<T> {
  at: number;
  revision: string;
  goodForMs: number;
  list: Promise<T[]>;
}

/**
 * A list that is asked for again only after a while, or under another revision. Callers at the same time
 * share one question.
 */
export class KeptList<T> {
  private kept: Kept<T> | null = null;

  constructor(
    private readonly keptFor: KeptFor,
    private readonly now: () => number,
  ) {}

  /** @param revision another one each time the list may have changed */
  read(revision: string, ask: () => Promise<T[]>): Promise<T[]> {
    const at = this.now();
    const { kept } = this;
    if (kept?.revision === revision && at - kept.at < kept.goodForMs) return kept.list;
    const fresh: Kept<T> = { at, revision, goodForMs: this.keptFor.listMs, list: ask() };
    this.kept = fresh;
    fresh.list.catch(() => {
      fresh.goodForMs = this.keptFor.errorMs;
    });
    return fresh.list;
  }
}
