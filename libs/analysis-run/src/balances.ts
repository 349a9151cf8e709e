import type { EarlyBuyer, ReportedBuyer } from '@meridinate/analysis-core';
import { isMeridinateError } from '@meridinate/errors';
import type { CreditMeter } from './credit-meter';
import type { AccountSource, SolPrice, WalletBalances } from './ports';

const LAMPORTS_PER_SOL = 1_000_000_000n;

/** US dollars of some lamports, rounded to the cent; the price is taken to a millionth of a dollar. */
export function lamportsInUsd(lamports: string, solUsd: number): number {
  const microUsdPerSol = BigInt(Math.round(solUsd * 1e6));
  const centsTimesScale = BigInt(lamports) * microUsdPerSol;
  const scale = LAMPORTS_PER_SOL * 10_000n;
  return Number((centsTimesScale + scale / 2n) / scale) / 100;
}

/** What a purchase of balances needs. */
export interface BalanceReading {
  accounts: AccountSource;
  meter: CreditMeter;
  signal: AbortSignal;
}

/**
 * The known balances and those of the wallets not among them, which are bought.
 *
 * When the credits are used up only the known ones are returned: a balance is a decoration, the buyers
 * are what was paid for.
 */
export async function withBalancesOf(
  wallets: readonly string[],
  known: WalletBalances,
  { accounts, meter, signal }: BalanceReading,
): Promise<WalletBalances> {
  const missing = wallets.filter((wallet) => known[wallet] === undefined);
  if (missing.length === 0) return known;
  try {
    const lamports = await accounts.readLamports(missing, meter.context(signal));
    const bought = missing.map((wallet, index) => [wallet, lamports[index] as string] as const);
    return { ...known, ...Object.fromEntries(bought) };
  } catch (error) {
    if (isMeridinateError(error, 'CREDIT_LIMIT_REACHED')) return known;
    throw error;
  }
}

/** The buyers, each with its SOL balance, null where it is not known. */
export function addBalances(
  buyers: readonly EarlyBuyer[],
  balances: WalletBalances,
  solUsd: SolPrice | null,
): ReportedBuyer[] {
  return buyers.map((buyer) => {
    const balance = balances[buyer.walletAddress] ?? null;
    return {
      ...buyer,
      walletBalanceLamports: balance,
      walletBalanceUsd: balance === null || solUsd === null ? null : lamportsInUsd(balance, solUsd.usd),
    };
  });
}
