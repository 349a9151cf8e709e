import type { CreditLedger } from './credits/ledger';

/** What an analysis is busy with. */
export type AnalysisPhase = 'reading_token' | 'reading_history' | 'pricing' | 'reading_balances' | 'done';

/** A step forward of a running analysis. */
export interface AnalysisProgress {
  phase: AnalysisPhase;
  transactions: number;
  buyersFound: number;
  /** What was paid so far, by kind of call. */
  ledger: CreditLedger;
  /** Transactions read over the transaction limit, 0 to 1. */
  share: number;
}
