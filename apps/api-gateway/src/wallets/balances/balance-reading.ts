import type { CallContext } from '@meridinate/analysis-core';
import { lamportsInUsd } from '@meridinate/analysis-run';
import { isMeridinateError, MeridinateError, type ErrorCode } from '@meridinate/errors';
import type { WalletBalanceRow } from '@meridinate/persistence';
import { askInBatches } from '../../engine/batched-calls';
import type { BalanceSources } from './balance-sources';

/** Wallets of one call, which costs one credit however few they are. */
const WALLETS_PER_CALL = 100;

/** After these no other batch would fare better. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UPSTREAM_KEY_REJECTED',
  'UPSTREAM_CREDITS_EXHAUSTED',
  'UPSTREAM_PLAN_REFUSED',
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMED_OUT',
  'SERVICE_STOPPING',
]);

/** What came of reading the balances of some wallets. */
export interface BalanceReading {
  /** As they are kept now, by address; a wallet that could not be read is absent. */
  kept: Map<string, WalletBalanceRow>;
  /** Why the first of the absent ones is absent; null when none is. */
  failure: Error | null;
}

/** What a reading works with. */
export interface BalanceReadingParts {
  sources: BalanceSources;
  context: CallContext;
  /** Keeps balances in US dollars, by address; gives them as they are kept then. */
  save(balances: ReadonlyMap<string, number>): Promise<WalletBalanceRow[]>;
}

/** The price is free and comes first: without it the balances would be bought for nothing. */
async function solUsd({ sources, context }: BalanceReadingParts): Promise<number> {
  const price = await sources.prices.solUsdNow(context);
  if (price !== null) return price.usd;
  throw new MeridinateError('UPSTREAM_UNREACHABLE', {
    upstream: 'The sources of SOL prices',
    call: 'solUsdNow',
  });
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const isHopeless = (error: Error): boolean => isMeridinateError(error) && HOPELESS.has(error.code);

/** Reads the SOL of wallets and keeps it in US dollars, batch by batch. Never rejects. */
export async function readBalances(
  wallets: readonly string[],
  parts: BalanceReadingParts,
): Promise<BalanceReading> {
  const reading: BalanceReading = { kept: new Map(), failure: null };
  let goesOn = true;
  const fail = (thrown: unknown): void => {
    const error = asError(thrown);
    reading.failure ??= error;
    if (isHopeless(error)) goesOn = false;
  };
  const readBatch = async (batch: string[], usd: number): Promise<void> => {
    if (!goesOn) return;
    try {
      const lamports = await parts.sources.accounts.readLamports(batch, parts.context);
      const inUsd = batch.map(
        (wallet, place) => [wallet, lamportsInUsd(lamports[place] ?? '0', usd)] as const,
      );
      for (const row of await parts.save(new Map(inUsd))) reading.kept.set(row.walletAddress, row);
    } catch (error) {
      fail(error);
    }
  };
  try {
    const usd = await solUsd(parts);
    await askInBatches(wallets, WALLETS_PER_CALL, (batch) => readBatch(batch, usd));
  } catch (error) {
    fail(error);
  }
  return reading;
}
