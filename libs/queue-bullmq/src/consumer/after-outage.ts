import type { Redis } from 'ioredis';

/** Enough for a sender to be connected again and to take out what it had to refuse. */
const HELD_BACK_MS = 1_500;

/** What of a job says whether it may be one of those. */
export interface SentJob {
  /** ms since the epoch at which it was sent. */
  timestamp: number;
  /** Starts so far, this one included. */
  attemptsStarted: number;
}

/**
 * Holds new jobs back for a moment after Redis was away.
 *
 * A Redis that dies after it has stored a job and before it has said so leaves a job whose sender was
 * told no. The sender takes it out as soon as it is connected again; without this pause a worker that
 * happens to be faster would run it.
 */
export class AfterOutage {
  private wasAway = false;
  private endedAt = -Infinity;

  /** @param wallClock ms since the epoch */
  constructor(
    client: Redis,
    private readonly wallClock: () => number,
  ) {
    client.on('close', () => (this.wasAway = true));
    client.on('ready', () => {
      if (this.wasAway) this.endedAt = wallClock();
      this.wasAway = false;
    });
  }

  /** How long the job shall wait in ms; null when it need not. A job is held back once at most. */
  pauseFor({ timestamp, attemptsStarted }: SentJob): number | null {
    const isNew = attemptsStarted <= 1 && timestamp <= this.endedAt;
    return isNew && this.wallClock() - this.endedAt < HELD_BACK_MS ? HELD_BACK_MS : null;
  }
}
