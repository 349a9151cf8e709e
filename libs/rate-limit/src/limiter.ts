/**
 * What a request does to a limit whose store is lost: take this replica's share of what was left, pass
 * uncounted by any limit, or be turned away.
 */
export type OnStoreLoss = 'share' | 'open' | 'closed';

/** What one request costs in one limit. */
export interface Charge {
  /** Who and what is counted; opaque, already hashed. Charges of one decision have keys of their own. */
  key: string;
  /** Of the policy, for answers. */
  name: string;
  /** Most cost admitted in a window; an integer of at least 1. */
  limit: number;
  windowMs: number;
  /** An integer of at least 1. */
  cost: number;
  /** True counts every window that ends now; false one window from the first hit to its end. */
  strict: boolean;
  onStoreLoss: OnStoreLoss;
  /**
   * Which kind of caller it is. Where memory has no room for a key of its own, it is counted together only
   * with those of the same class and policy.
   */
  callerClass: string;
}

/** How a limit stands after a decision. */
export interface LimitState {
  name: string;
  limit: number;
  windowMs: number;
  used: number;
  remaining: number;
  /** ms until the window ends; where `strict`, until the oldest hit leaves it. 0 where nothing is used. */
  resetMs: number;
}

/** What was taken by one admitted request; give it to {@link Limiter.refund} as it is. */
export interface Receipt {
  by: DecidedBy;
  items: readonly ReceiptItem[];
}

/** The part of one limit. */
export interface ReceiptItem {
  /** Of the charge, or of those it was counted together with. */
  key: string;
  strict: boolean;
  windowMs: number;
  cost: number;
  /** Names the window: its end, or where `strict` the time of the hit; ms on the clock of the store. */
  mark: number;
}

/**
 * Who decided: the store; what it said before of a limit that is used up; or this replica alone, the
 * store being lost.
 */
export type DecidedBy = 'store' | 'known' | 'replica';

export type Decision =
  | { verdict: 'admitted'; by: DecidedBy; limits: LimitState[]; receipt: Receipt }
  | Refusal
  /** The cost is above the limit and never fits. */
  | { verdict: 'oversized'; name: string; limit: number; cost: number }
  /** The store is lost and the limit named is `closed`. */
  | { verdict: 'unavailable'; name: string; waitMs: number };

/** Nothing was charged, in no limit. */
export interface Refusal {
  verdict: 'refused';
  by: DecidedBy;
  /** Where `by` is `known`, only those known. */
  limits: LimitState[];
  /** The limit that needs the longest wait. */
  binding: LimitState;
  /** ms after which the same request fits, if nobody else takes the place. */
  waitMs: number;
}

/** Limits that are checked together, and charged all or none. */
export interface Limiter {
  /**
   * Decides on one request. Never rejects for the store's sake.
   * @throws RangeError for charges that cannot be meant: none, two of one key, fractions
   */
  decide(charges: readonly Charge[]): Promise<Decision>;
  /** How limits stand, without a charge. While the store is lost, as this replica knows them. */
  read(charges: readonly Charge[]): Promise<LimitState[]>;
  /**
   * Gives a request's cost back, once, and only while the window lasts in which it was charged. Never
   * rejects for the store's sake.
   */
  refund(receipt: Receipt): Promise<void>;
}
