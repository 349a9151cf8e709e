import type { CreditLedger } from './credits/ledger';
import type { EarlyBuyer, EarlyBuyersReport } from './report/early-buyers-report';

/** What the chain says of a mint. */
export interface TokenFacts {
  mint: string;
  name: string | null;
  symbol: string | null;
  decimals: number;
  /** Raw units, decimal text. */
  supply: string;
  /** `spl-token` or `token-2022`. */
  program: 'spl-token' | 'token-2022';
}

/** Market capitalisation of a mint in US dollars and what it was taken from. */
export interface MarketCap {
  usd: number;
  /** `market_cap` counts circulating supply; `fdv` is price times total supply. */
  basis: 'market_cap' | 'fdv';
  pairAddress: string;
}

export interface ReportedBuyer extends EarlyBuyer {
  /** SOL balance of the wallet at the end of the analysis; null when it was not read. */
  walletBalanceLamports: string | null;
  /** The same in US dollars at `solUsd`, rounded to cents. */
  walletBalanceUsd: number | null;
}

/** The outcome of one completed analysis; plain JSON. */
export interface AnalysisResult extends Omit<EarlyBuyersReport, 'earlyBuyers' | 'stoppedBy'> {
  /**
   * Why reading stopped. `credit_limit`: more history was there but the budget was not.
   * `wallets_found`: the caller asked for no more, see `AnalysisSettings.stopWhenFound`.
   */
  stoppedBy: EarlyBuyersReport['stoppedBy'] | 'credit_limit' | 'wallets_found';
  token: TokenFacts;
  marketCap: MarketCap | null;
  /** SOL/USD used for balances, and where it came from. */
  solUsd: { usd: number; source: string } | null;
  earlyBuyers: ReportedBuyer[];
  /** Sources of the SOL prices of the buys' minutes, sorted. */
  priceSources: string[];
  ledger: CreditLedger;
}
