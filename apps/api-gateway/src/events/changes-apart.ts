/**
 * Tells of changes, of each analysis at most once in `apartMs`: the first at once, whatever follows
 * within that time together at its end.
 */
export class ChangesApart {
  private readonly pauses = new Map<string, { timer: NodeJS.Timeout; changed: boolean }>();

  constructor(
    private readonly tell: (analysisId: string) => void,
    private readonly apartMs: number,
  ) {}

  note(analysisId: string): void {
    const pause = this.pauses.get(analysisId);
    if (pause === undefined) this.tellAndPause(analysisId);
    else pause.changed = true;
  }

  /** Tells at once what is still held back. */
  flush(): void {
    for (const [analysisId, { timer, changed }] of this.pauses) {
      clearTimeout(timer);
      if (changed) this.tell(analysisId);
    }
    this.pauses.clear();
  }

  private tellAndPause(analysisId: string): void {
    const timer = setTimeout(() => this.endPause(analysisId), this.apartMs).unref();
    this.pauses.set(analysisId, { timer, changed: false });
    this.tell(analysisId);
  }

  private endPause(analysisId: string): void {
    const changed = this.pauses.get(analysisId)?.changed ?? false;
    this.pauses.delete(analysisId);
    if (changed) this.tellAndPause(analysisId);
  }
}
