const LOOKED_AT = 4;

/** What is counted together where there is no room for keys of their own. */
interface Shape {
  name: string;
  windowMs: number;
  strict: boolean;
}

/**
 * A bounded number of items by key. One that counts is never put away for another: with no room left
 * all new keys of one policy share one item.
 */
export class Shelf<T extends { readonly endMs: number }> {
  private readonly items = new Map<string, T>();
  private readonly shared = new Map<string, T>();

  /** @param room for keys; the shared items come on top, one for each policy */
  constructor(private readonly room: number) {}

  /**
   * The item for a key, or the shared one where the key finds no room.
   * @param newcomers keys without an item that are about to be put here
   */
  find(key: string, shape: Shape, nowMs: number, newcomers: number): T | undefined {
    const item = this.items.get(key);
    if (item && nowMs < item.endMs) return item;
    this.items.delete(key);
    this.sweep(nowMs);
    return this.hasRoom(newcomers) ? undefined : this.shared.get(sharedKey(shape));
  }

  /**
   * Puts an item where `find` has found none.
   * @returns the item that counts for the key from now on: where there is no room, the shared one
   */
  put(key: string, shape: Shape, item: T): T {
    if (this.hasRoom(0)) {
      this.items.set(key, item);
      return item;
    }
    const shared = this.shared.get(sharedKey(shape)) ?? item;
    this.shared.set(sharedKey(shape), shared);
    return shared;
  }

  get(key: string): T | undefined {
    return this.items.get(key);
  }

  delete(key: string): void {
    this.items.delete(key);
  }

  private hasRoom(newcomers: number): boolean {
    return this.items.size + newcomers < this.room;
  }

  /** Looks at a few items in turn, so that no call pays for all of them. */
  private sweep(nowMs: number): void {
    let looked = 0;
    for (const [key, item] of this.items) {
      this.items.delete(key);
      if (nowMs < item.endMs) this.items.set(key, item);
      if (++looked === LOOKED_AT) return;
    }
  }
}

const sharedKey = ({ name, windowMs, strict }: Shape): string => `${name} ${windowMs} ${strict}`;
