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

/** SOL/USD at a past minute and where it comes from. */
export interface PricedMinute {
  /** Unix seconds / 60. */
  minute: number;
  usd: number;
  source: string;
  /** Minutes between this minute and the trade whose price it is; negative when that came later. */
  ageMinutes: number;
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
  /** The SOL prices of the reported buys' minutes, ascending. */
  solPrices: PricedMinute[];
  ledger: CreditLedger;
  /**
   * Credits that crashed attempts may have spent without learning so: an upper bound, on top of the
   * ledger. 0 when no attempt was lost in the middle of a call.
   */
  creditsUnaccounted: number;
}
