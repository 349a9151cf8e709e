import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Keys of BullMQ's: what becomes of results, and those that are not done with. */
const EVENTS = 'bull:analysis-results:events';
const ACTIVE = 'bull:analysis-results:active';
const WAITING = 'bull:analysis-results:wait';

/** BullMQ asks for another job before it begins with the first. */
const BEGUN_WITHIN_MS = 5;

const tellsOfArrival = (fields: readonly string[]): boolean =>
  fields.some((name, place) => place % 2 === 0 && name === 'event' && fields[place + 1] === 'active');

/** Sees results reach the gateway, and can keep it from saying that it has stored them. */
export class ResultsWatch {
  private readonly redis: Redis;

  constructor(url: string) {
    this.redis = new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false });
    this.redis.on('error', () => undefined);
  }

  /**
   * Waits until the gateway is storing a result, and from then on lets Redis take no writes for `holdMs`.
   * Gives up after `withinMs`, and at once while Redis is away.
   */
  async holdNext(withinMs: number, holdMs: number): Promise<void> {
    const end = Date.now() + withinMs;
    try {
      while (Date.now() < end) {
        await this.nextArrival(end - Date.now());
        await pause(BEGUN_WITHIN_MS);
        await this.redis.client('PAUSE', holdMs, 'WRITE');
        if ((await this.redis.llen(ACTIVE)) > 0) return;
        await this.redis.client('UNPAUSE');
      }
    } catch {
      return;
    }
  }

  /** Whether no result is on its way or will be delivered again. */
  async isIdle(): Promise<boolean> {
    const lengths = await Promise.all([this.redis.llen(ACTIVE), this.redis.llen(WAITING)]).catch(() => [1]);
    return lengths.every((length) => length === 0);
  }

  close(): void {
    this.redis.disconnect();
  }

  private async nextArrival(withinMs: number): Promise<void> {
    const end = Date.now() + withinMs;
    let after = '$';
    for (let left = withinMs; left > 0; left = end - Date.now()) {
      const streams = await this.redis.xread('COUNT', 100, 'BLOCK', left, 'STREAMS', EVENTS, after);
      for (const [id, fields] of streams?.[0]?.[1] ?? []) {
        if (tellsOfArrival(fields)) return;
        after = id;
      }
    }
  }
}
