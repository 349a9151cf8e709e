import { redact } from '@meridinate/errors';
import type { Redis } from 'ioredis';
import type { BucketShape } from '../bucket/bucket-shape';
import { sinceStart } from '../line/since-start';
import type { RedisPaceInstruments, Upstream } from '../upstream-pace';
import { within } from './deadline';
import { reservePlaceOf, type ReservePlace } from './reserve-script';

const ANSWERS_WITHIN_MS = 250;
const BETWEEN_TRIES_MS = 1_000;

export const keyOf = (upstream: Upstream): string => `meridinate:pace:${upstream}`;

/** The buckets all processes share, for as long as Redis is there. */
export class SharedBuckets {
  private readonly reserve: ReservePlace;
  private readonly onOutage: (error: Error) => void;
  private readonly now: () => number;
  private out = false;
  private nextTryMs = 0;

  constructor(
    private readonly client: Redis,
    { onOutage, now = sinceStart }: RedisPaceInstruments,
  ) {
    this.reserve = reservePlaceOf(client);
    this.onOutage = onOutage;
    this.now = now;
  }

  /**
   * How long a call must wait because of all processes together, in ms; 0 when Redis does not say so
   * within 250 ms. Never rejects. During an outage one call in a second asks Redis, the others
   * get 0 at once: a Redis that is only slow hands out a place for each question, and nobody would use it.
   */
  async waitMs(upstream: Upstream, bucket: BucketShape): Promise<number> {
    // A client that is not connected may keep the question and ask it, unwanted, once it is.
    const { status } = this.client;
    if (status !== 'ready') return this.without(new Error(`the connection to Redis is not ready: ${status}`));
    if (this.out && this.now() < this.nextTryMs) return 0;
    this.nextTryMs = this.now() + BETWEEN_TRIES_MS;
    try {
      const waitMs = await within(this.reserve(keyOf(upstream), bucket), ANSWERS_WITHIN_MS);
      this.out = false;
      return waitMs;
    } catch (error) {
      return this.without(error);
    }
  }

  private without(error: unknown): 0 {
    if (!this.out) {
      this.out = true;
      this.onOutage(new Error(redact(error instanceof Error ? error.message : String(error))));
    }
    return 0;
  }
}
