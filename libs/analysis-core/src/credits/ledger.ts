/** How a paid or free call to an upstream ended. */
export type CallOutcome = 'answered' | 'refused' | 'failed';

/** One HTTP exchange with an upstream, reported where it returns; retries are calls of their own. */
export interface UpstreamCall {
  upstream: 'helius' | 'dexscreener' | 'coinbase' | 'binance' | 'defillama' | 'coingecko' | 'jupiter';
  /** The vendor's name of the call, such as `getTransactionsForAddress`. */
  call: string;
  outcome: CallOutcome;
  /** What it cost, in the vendor's credits; 0 for a free source and for a call that was not billed. */
  credits: number;
  /** What it may have cost when it was cut off before its answer began; the ledger leaves it out. */
  unaccounted?: number;
  /** Duration in ms. */
  durationMs: number;
}

/** What a caller of an upstream hands over with each call. */
export interface CallContext {
  /** Aborts the call and every wait around it. */
  signal: AbortSignal;
  /**
   * Waits until a call to this upstream may start, by the pace all callers share; absent where none is
   * kept. Asked before each exchange, free ones and retries included.
   * @throws the abort of `signal`
   */
  admit?(upstream: UpstreamCall['upstream']): Promise<void>;
  /**
   * Asked before each exchange that may cost something, with the most it may cost. The credits stay
   * reserved until the exchange is recorded, so that exchanges at the same time keep to one budget. It
   * may take a while: what may be spent is put on record before it is spent.
   * @throws MeridinateError CREDIT_LIMIT_REACHED when the budget could be passed.
   */
  authorize(worstCaseCredits: number): void | Promise<void>;
  /** Told after each exchange, with the credits that were reserved for it; 0 for a free one. */
  record(call: UpstreamCall, reservedCredits: number): void;
}

/** Credits and calls of one analysis over all its attempts, by `upstream.call`. */
export interface CreditLedger {
  credits: number;
  calls: Record<string, { calls: number; credits: number }>;
}

export const EMPTY_LEDGER: CreditLedger = { credits: 0, calls: {} };

/**
 * The ledger with one more call in it; the given ledger is left as it is. Kinds stand in the order of
 * their names, so that ledgers of the same calls are the same text whoever answered first.
 */
export function recordCall(ledger: CreditLedger, call: UpstreamCall): CreditLedger {
  const kind = `${call.upstream}.${call.call}`;
  const before = ledger.calls[kind] ?? { calls: 0, credits: 0 };
  const after = { calls: before.calls + 1, credits: before.credits + call.credits };
  const kinds = Object.entries({ ...ledger.calls, [kind]: after });
  return {
    credits: ledger.credits + call.credits,
    calls: Object.fromEntries(kinds.sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}
