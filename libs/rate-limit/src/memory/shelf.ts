const COMMON_ROOM = 10_000;
const OWN_ROOM = 500;
const LOOKED_AT = 4;

/** How many keys have items of their own. */
export interface Room {
  /** In each pool, whatever the others hold. Default 500. */
  own: number;
  /** Beyond that, in all pools together. Default 10000. */
  common: number;
}

/** Keys that share an item where they find no room. */
interface Pool {
  /** How many have one of their own. */
  size: number;
}

interface Place<T> {
  item: T;
  pool: Pool;
}

/**
 * A bounded number of items by key. One that counts is never put away for another: keys of a pool that
 * has no room left share one item, and no pool takes the own room of another.
 */
export class Shelf<T extends { readonly endMs: number }> {
  private readonly places = new Map<string, Place<T>>();
  private readonly pools = new Map<string, Pool>();
  private readonly room: Room;
  private inCommon = 0;
  /** The rest of a round through all items. */
  private round: Iterator<[string, Place<T>], undefined> = this.places.entries();

  constructor({ own = OWN_ROOM, common = COMMON_ROOM }: Partial<Room> = {}) {
    this.room = { own, common };
  }

  /**
   * Where a key is counted: itself, or the key of its pool where it has no item and finds no room.
   * @param newcomers keys without an item that are about to be put here
   */
  keyFor(key: string, pool: string, nowMs: number, newcomers: number): string {
    if (this.find(key, nowMs)) return key;
    this.sweep(nowMs);
    const hasRoom =
      (this.pools.get(pool)?.size ?? 0) + newcomers < this.room.own ||
      this.inCommon + newcomers < this.room.common;
    return hasRoom ? key : `pool:${pool}`;
  }

  /** The item of a key, while it counts. */
  find(key: string, nowMs: number): T | undefined {
    const item = this.places.get(key)?.item;
    if (item === undefined || nowMs < item.endMs) return item;
    this.delete(key);
    return undefined;
  }

  get(key: string): T | undefined {
    return this.places.get(key)?.item;
  }

  /**
   * Puts an item in the place that `keyFor` named, where `find` has found none.
   * @returns the item that counts there from now on: one put since then is not put away
   */
  put(key: string, poolName: string, item: T): T {
    const present = this.get(key);
    if (present) return present;
    const pool = this.pools.get(poolName) ?? { size: 0 };
    this.pools.set(poolName, pool);
    this.places.set(key, { item, pool });
    pool.size += 1;
    if (pool.size > this.room.own) this.inCommon += 1;
    return item;
  }

  delete(key: string): void {
    const pool = this.places.get(key)?.pool;
    if (pool === undefined) return;
    this.places.delete(key);
    if (pool.size > this.room.own) this.inCommon -= 1;
    pool.size -= 1;
  }

  /** Looks at a few items in turn, so that no call pays for all of them. */
  private sweep(nowMs: number): void {
    for (let looked = 0; looked < LOOKED_AT; looked++) {
      const { value } = this.round.next();
      if (value === undefined) this.round = this.places.entries();
      else if (nowMs >= value[1].item.endMs) this.delete(value[0]);
    }
  }
}
