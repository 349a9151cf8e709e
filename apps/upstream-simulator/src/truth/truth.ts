import type { SyntheticChain } from '../chain/synthetic-chain';
import { deepestPairOf, pairsOf } from '../market/pairs';
import { trueBuyers, type TrueBuyer } from './true-buyers';

export interface TruthQuestion {
  /** Succeeded transactions to look at, at most. */
  transactionLimit: number;
  /** Hours after the first transaction in which a buy counts. */
  timeWindowHours: number;
}

/** What an honest analysis of a mint must find. */
export interface Truth extends TruthQuestion {
  mint: string;
  launch: Record<string, string | number>;
  first: { signature: string; slot: number; blockTime: number };
  /** Unix seconds; a buy at this second still counts. */
  analysisWindowEnd: number;
  buyers: TrueBuyer[];
  totals: {
    /** All of the history. */
    transactions: number;
    succeeded: number;
    failed: number;
    /** Succeeded ones within limit and window. */
    considered: number;
    buys: number;
    uniqueBuyers: number;
    onCurveBuyers: number;
  };
  /** Valuation of the most liquid pair that prices the mint; null when none is listed. */
  marketCap: { usd: number; basis: 'market_cap' | 'fdv'; pairAddress: string } | null;
}

const SECONDS_PER_HOUR = 3_600;

function marketCapOf(chain: SyntheticChain, mint: string, nowSeconds: number): Truth['marketCap'] {
  const best = deepestPairOf(pairsOf(chain, mint, nowSeconds), mint);
  const usd = best?.marketCap ?? best?.fdv;
  if (best === undefined || usd === undefined) return null;
  return {
    usd,
    basis: best.marketCap === undefined ? 'fdv' : 'market_cap',
    pairAddress: best.pairAddress,
  };
}

/** The truth about a launched mint, from what its makers meant; null for any other address. */
export function truthOf(
  chain: SyntheticChain,
  mint: string,
  { transactionLimit, timeWindowHours }: TruthQuestion,
  nowSeconds: number,
): Truth | null {
  if (chain.classify(mint) !== 'launched') return null;
  const history = chain.launchHistory(mint);
  const { plan, transactions } = history;
  const succeeded = transactions.filter(({ envelope }) => envelope.meta.err === null);
  const [first] = succeeded;
  if (first === undefined) return null;
  const analysisWindowEnd = first.blockTime + timeWindowHours * SECONDS_PER_HOUR;
  const considered = succeeded
    .slice(0, transactionLimit)
    .filter(({ blockTime }) => blockTime <= analysisWindowEnd);
  const buyers = trueBuyers(considered, history, chain.solUsd);
  const { kind, name, symbol, creator, token, quote, supply } = plan;
  const { signature, slot, blockTime } = first;
  return {
    mint,
    transactionLimit,
    timeWindowHours,
    launch: {
      ...{ kind, name, symbol, creator, decimals: token.decimals, program: token.programId },
      ...{ supply: supply.toString(), quoteMint: quote.mint },
    },
    first: { signature, slot, blockTime },
    analysisWindowEnd,
    buyers,
    totals: {
      transactions: transactions.length,
      succeeded: succeeded.length,
      failed: transactions.length - succeeded.length,
      considered: considered.length,
      buys: considered.reduce((sum, { buys }) => sum + buys.length, 0),
      uniqueBuyers: buyers.length,
      onCurveBuyers: buyers.filter(({ flags }) => !flags.includes('off_curve')).length,
    },
    marketCap: marketCapOf(chain, mint, nowSeconds),
  };
}
