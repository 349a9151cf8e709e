/** An address that somebody watches. Times are ms since the epoch. */
export interface WatchedAddress {
  address: string;
  note: string | null;
  /** From how much on somebody wants to hear of it; kept for clients, nothing here reads it. */
  threshold: number | null;
  registeredAt: number;
  /** Transactions of the address that were told of. */
  totalNotifications: number;
  lastNotificationAt: number | null;
}

export interface WatchedAddressRepository {
  /** Newest registration first, then by address. */
  list(): Promise<WatchedAddress[]>;
  find(address: string): Promise<WatchedAddress | null>;
  /** False, and nothing changes, when the address is watched already. */
  register(entry: WatchedAddress): Promise<boolean>;
  /** False when the address is not watched. */
  remove(address: string): Promise<boolean>;
  /** False when the address is not watched. */
  setNote(address: string, note: string | null): Promise<boolean>;
  /**
   * Registers all of them or, on an error, none. Addresses that are watched already stay as they are;
   * of an address that is named twice the first entry counts.
   * @returns how many were new, and how many are watched now
   */
  importAll(entries: readonly WatchedAddress[]): Promise<{ imported: number; watched: number }>;
  /** Watches nothing any more. @returns how many addresses were watched */
  clear(): Promise<number>;
}
