/** How long a job that must run alone keeps others from entering after it was turned away. */
const RESERVED_MS = 2_000;

/**
 * Lets a job run with nothing beside it, so that it alone is to blame when the process dies. Nobody
 * waits here: who cannot enter is turned away, gives its job back and may come again, here or elsewhere.
 */
export class Solitude {
  private inside = 0;
  private occupiedAlone = false;
  private reservedUntil = -Infinity;

  /** @param now ms on a clock that never goes backwards */
  constructor(private readonly now: () => number) {}

  /** False when one runs alone, or was turned away a moment ago because others ran. */
  enter(): boolean {
    if (this.occupiedAlone || this.now() < this.reservedUntil) return false;
    this.inside += 1;
    return true;
  }

  /** False while others run; new ones are then kept out for a moment. */
  enterAlone(): boolean {
    if (this.occupiedAlone) return false;
    if (this.inside > 0) {
      this.reservedUntil = this.now() + RESERVED_MS;
      return false;
    }
    this.reservedUntil = -Infinity;
    this.occupiedAlone = true;
    this.inside = 1;
    return true;
  }

  leave(): void {
    this.inside -= 1;
    this.occupiedAlone = false;
  }
}
