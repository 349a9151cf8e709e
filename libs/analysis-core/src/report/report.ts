import type { BuyFlag, BuyRecord, FoldLimits, FoldState } from '../fold/fold-state';
import { windowEnd } from '../fold/fold';
import { type Candidate, candidatesOf, DEFAULT_EXCLUDE, exclusionOf } from './candidates';
import { costOf, type FemtoUsd, fromUsd, toCents } from './dollars';
import type { EarlyBuyer, EarlyBuyersReport, ReportOptions } from './early-buyers-report';

/**
 * The earliest buyers of a mint, ranked by their first buy: slot, place in the block, place in the
 * transaction.
 *
 * Kept out and counted in `leftOut`: owners with a flag of `exclude` (unless chosen otherwise the creator
 * and owners off the curve, which are pools and vaults), and wallets that spent less than `minUsd`. A
 * wallet whose spending cannot be priced wholly stays, flagged `unpriced`, since it may have spent
 * enough. `totalUniqueBuyers` counts all buyers but those left out as `off_curve`. Who is kept out
 * changes nothing about the others but their rank.
 */
export function report(state: FoldState, options: ReportOptions, limits: FoldLimits): EarlyBuyersReport {
  const { exclude = DEFAULT_EXCLUDE } = options;
  const minimum = fromUsd(options.minUsd) ?? 0n;
  const solUsdAt = onceEach((minute) => options.solUsdAt(minute));
  const leftOut: EarlyBuyersReport['leftOut'] = { ...state.leftOut };
  const earlyBuyers: EarlyBuyer[] = [];
  for (const candidate of candidatesOf(state, exclude)) {
    const spent = totalOf(candidate.buys, solUsdAt);
    if (spent !== null && spent < minimum) leftOut.below_min_usd = (leftOut.below_min_usd ?? 0) + 1;
    else if (earlyBuyers.length < options.maxWallets) {
      earlyBuyers.push(earlyBuyer(candidate, spent, earlyBuyers.length + 1));
    }
  }
  const excluded = Object.values(state.buys).map((buys) => exclusionOf(buys, exclude));
  for (const flag of excluded) {
    if (flag !== null) leftOut[flag] = (leftOut[flag] ?? 0) + 1;
  }
  return {
    launchpad: state.launchpad ?? null,
    firstTransactionTime: state.first?.blockTime ?? null,
    analysisWindowEnd: windowEnd(state, limits),
    earlyBuyers,
    totalUniqueBuyers: excluded.filter((flag) => flag !== 'off_curve').length,
    totalTransactionsAnalyzed: state.transactions,
    leftOut,
    stoppedBy: state.finished ?? 'end_of_history',
  };
}

type SolUsdAt = ReportOptions['solUsdAt'];

function onceEach(solUsdAt: SolUsdAt): SolUsdAt {
  const asked = new Map<number, number | null>();
  return (minute) => {
    if (!asked.has(minute)) asked.set(minute, solUsdAt(minute));
    return asked.get(minute) ?? null;
  };
}

function totalOf(buys: readonly BuyRecord[], solUsdAt: SolUsdAt): FemtoUsd | null {
  let total = 0n;
  for (const buy of buys) {
    const cost = costOf(buy, solUsdAt);
    if (cost === null) return null;
    total += cost;
  }
  return total;
}

function earlyBuyer({ owner, buys }: Candidate, spent: FemtoUsd | null, rank: number): EarlyBuyer {
  const { signature, slot, transactionIndex, blockTime } = buys[0] as BuyRecord;
  const flags = new Set<BuyFlag | 'unpriced'>(buys.flatMap((buy) => buy.flags));
  if (spent === null) flags.add('unpriced');
  return {
    rank,
    walletAddress: owner,
    firstBuy: { signature, slot, transactionIndex, blockTime },
    transactionCount: buys.length,
    tokenAmount: String(sum(buys.map((buy) => buy.tokens))),
    lamportsSpent: String(sum(buys.map((buy) => buy.lamports))),
    stableMicroUsdSpent: String(sum(buys.map((buy) => buy.microUsd))),
    otherQuotesSpent: otherQuotesOf(buys),
    totalUsd: spent === null ? null : toCents(spent),
    averageBuyUsd: spent === null ? null : toCents(spent / BigInt(buys.length)),
    venues: [...new Set(buys.flatMap((buy) => buy.venues))],
    flags: [...flags],
  };
}

function sum(amounts: readonly string[]): bigint {
  return amounts.reduce((total, amount) => total + BigInt(amount), 0n);
}

function otherQuotesOf(buys: readonly BuyRecord[]): Record<string, string> {
  const totals: Record<string, string> = {};
  for (const [quote, amount] of buys.flatMap((buy) => Object.entries(buy.otherQuotes))) {
    totals[quote] = String(BigInt(totals[quote] ?? '0') + BigInt(amount));
  }
  return totals;
}
