import type { EarlyBuyer, ReportedBuyer } from '@meridinate/analysis-core';
import { isMeridinateError } from '@meridinate/errors';
import type { CreditMeter } from './credit-meter';
import type { AccountSource, SolPrice } from './ports';

const LAMPORTS_PER_SOL = 1_000_000_000n;

/** US dollars of some lamports, rounded to the cent; the price is taken to a millionth of a dollar. */
export function lamportsInUsd(lamports: string, solUsd: number): number {
  const microUsdPerSol = BigInt(Math.round(solUsd * 1e6));
  const centsTimesScale = BigInt(lamports) * microUsdPerSol;
  const scale = LAMPORTS_PER_SOL * 10_000n;
  return Number((centsTimesScale + scale / 2n) / scale) / 100;
}

/**
 * Adds each buyer's SOL balance. When the credits are used up the buyers are reported without one:
 * a balance is a decoration, the buyers are what was paid for.
 */
export async function addBalances(
  buyers: readonly EarlyBuyer[],
  solUsd: SolPrice | null,
  from: { accounts: AccountSource; meter: CreditMeter; signal: AbortSignal },
): Promise<ReportedBuyer[]> {
  const wallets = buyers.map(({ walletAddress }) => walletAddress);
  let lamports: (string | null)[] = wallets.map(() => null);
  if (wallets.length > 0) {
    try {
      lamports = await from.accounts.readLamports(wallets, from.meter.context(from.signal));
    } catch (error) {
      if (!isMeridinateError(error, 'CREDIT_LIMIT_REACHED')) throw error;
    }
  }
  return buyers.map((buyer, index) => {
    const balance = lamports[index] ?? null;
    return {
      ...buyer,
      walletBalanceLamports: balance,
      walletBalanceUsd: balance === null || solUsd === null ? null : lamportsInUsd(balance, solUsd.usd),
    };
  });
}
