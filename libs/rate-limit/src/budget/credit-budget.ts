/** One budget a reservation counts in: a caller's or everybody's, of an hour or a day. */
export interface BudgetLine {
  /** Whose and which; opaque, already hashed. Lines of one reservation have keys of their own. */
  key: string;
  /** For answers. */
  name: string;
  /** Most credits in a window; an integer of at least 1. */
  limit: number;
  /** From the first credits settled. */
  windowMs: number;
}

/** How a line stands, in credits. */
export interface BudgetState {
  name: string;
  limit: number;
  windowMs: number;
  /** Settled in this window. */
  used: number;
  /** Held for work under way. */
  reserved: number;
  remaining: number;
  /** ms until more is there at the latest: a lease or the window ends. 0 where nothing is held or used. */
  resetMs: number;
}

/** Credits held in every line until they are settled or the lease ends. May be kept as JSON. */
export interface Reservation {
  id: string;
  amount: number;
  /** `key` of the line, or of those it is counted together with. */
  lines: readonly { key: string; name: string; windowMs: number }[];
}

export interface ReserveRequest {
  lines: readonly BudgetLine[];
  /** Credits the work may cost at most; an integer of at least 1. */
  amount: number;
  /** ms after which credits that nobody has settled are free again. */
  leaseMs: number;
}

export type ReserveAnswer =
  | { verdict: 'reserved'; reservation: Reservation; lines: BudgetState[] }
  /**
   * `waitMs`: until the window ends, where the credits that lack are spent. Where they are only held, a
   * time to ask again and no promise: how much is spent of them is not known before they are settled.
   */
  | { verdict: 'refused'; lines: BudgetState[]; binding: BudgetState; waitMs: number }
  /** The amount is above the limit of a line and never fits. */
  | { verdict: 'oversized'; name: string; limit: number; amount: number }
  /** The store is lost; nothing is spent that nobody counts. */
  | { verdict: 'unavailable' };

/** Credits that may be spent, held before they are and counted when they were. */
export interface CreditBudget {
  /**
   * Holds credits in all lines or in none.
   * @throws RangeError for a request that cannot be meant
   */
  reserve(request: ReserveRequest): Promise<ReserveAnswer>;
  /**
   * Frees what was held and counts what was spent, in the window open now. Also after the lease, for it
   * was spent all the same. Counts once however often it is called; while the store is lost it is kept
   * and counted later.
   *
   * @param actual credits, an integer of at least 0; more than was reserved if so it was
   */
  settle(reservation: Reservation, actual: number): Promise<void>;
  /** How lines stand; null while the store is lost. */
  read(lines: readonly BudgetLine[]): Promise<BudgetState[] | null>;
}
