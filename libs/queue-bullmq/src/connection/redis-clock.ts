import type { Redis } from 'ioredis';

/**
 * The clock of the Redis a client talks to: this process's own plus an offset that is measured once for
 * each connection, to half a round trip.
 */
export class RedisClock {
  private offset: Promise<number> | null = null;

  constructor(private readonly client: Redis) {
    client.on('close', () => this.forget());
  }

  /**
   * ms since the epoch.
   * @throws what the client throws where the offset is not known yet and Redis does not answer
   */
  async now(): Promise<number> {
    this.offset ??= this.measure();
    return Date.now() + (await this.offset);
  }

  /** Measures anew at the next question: somebody may have set one of the clocks. */
  forget(): void {
    this.offset = null;
  }

  private async measure(): Promise<number> {
    const asked = Date.now();
    try {
      const [seconds = 0, microseconds = 0] = await this.client.time();
      const theirs = Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
      return Math.round(theirs - (asked + Date.now()) / 2);
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}

const clocks = new WeakMap<Redis, RedisClock>();

/** The one clock of a client. */
export function clockOf(client: Redis): RedisClock {
  const known = clocks.get(client);
  if (known) return known;
  const clock = new RedisClock(client);
  clocks.set(client, clock);
  return clock;
}
