/**
 * Helius credits per call, from its billing page. Answers carry no such figure, so what is counted here
 * is an estimate that errs upwards.
 */
export interface CreditTable {
  /** When the figures were last compared with the billing page, year-month. */
  asOf: string;
  getAsset: { perCall: number };
  getMultipleAccounts: { perCall: number };
  /** For each list of up to 1,000. */
  getSignaturesForAddress: { perCall: number };
  getTransaction: { perCall: number };
  getTransactionsForAddress: {
    /** For each 100 transactions returned, rounded up. */
    perHundred: number;
    /** For a call that returns none. */
    least: number;
  };
}

/** The prices that calls share, in credits. */
export interface CreditPrices {
  /** When they were last compared with the billing page, year-month. */
  asOf: string;
  /** A page of history: for each 100 transactions, and at least. */
  page: number;
  /** A standard RPC call. */
  call: number;
  /** A call of the Digital Asset Standard. */
  asset: number;
}

/** The table that such prices make. */
export const creditTableOf = ({ asOf, page, call, asset }: CreditPrices): CreditTable => ({
  asOf,
  getAsset: { perCall: asset },
  getMultipleAccounts: { perCall: call },
  getSignaturesForAddress: { perCall: call },
  getTransaction: { perCall: call },
  getTransactionsForAddress: { perHundred: page, least: page },
});

/** An account on an older contract may still pay 100 for each page; hand in a table that says so. */
export const CREDIT_TABLE: CreditTable = creditTableOf({ asOf: '2026-10', page: 10, call: 1, asset: 10 });
