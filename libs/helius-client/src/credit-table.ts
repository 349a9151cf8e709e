/**
 * Helius credits per call, from its billing page. Answers carry no such figure, so what is counted here
 * is an estimate that errs upwards.
 */
export interface CreditTable {
  /** When the figures were last compared with the billing page, year-month. */
  asOf: string;
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

/** An account on an older contract may still pay 100 for each page; hand in a table that says so. */
export const CREDIT_TABLE: CreditTable = {
  asOf: '2026-10',
  getMultipleAccounts: { perCall: 1 },
  getSignaturesForAddress: { perCall: 1 },
  getTransaction: { perCall: 1 },
  getTransactionsForAddress: { perHundred: 10, least: 10 },
};
