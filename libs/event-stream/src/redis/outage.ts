import { plainError } from '../plain-error';

type Side = 'publishing' | 'reading';

/** Reports the first error of each outage, whichever connection meets it. */
export class Outage {
  private readonly away = new Set<Side>();

  constructor(private readonly onError: (error: Error) => void) {}

  began(side: Side, error: unknown): void {
    if (this.away.size === 0) this.onError(plainError(error));
    this.away.add(side);
  }

  /** Reading is tried all the time, so its return ends the outage also while nobody publishes. */
  ended(side: Side): void {
    if (side === 'reading' && this.away.has(side)) this.away.clear();
    else this.away.delete(side);
  }
}
