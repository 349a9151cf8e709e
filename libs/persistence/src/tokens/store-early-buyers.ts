import type { ReportedBuyer } from '@meridinate/analysis-core';
import type { Transaction } from 'kysely';
import { batches } from '../schema/batches';
import type { NewEarlyBuyer, Tables } from '../schema/tables';

/** The chain counts in unix seconds, the database in ms. */
export const toMs = (unixSeconds: number | null): number | null =>
  unixSeconds === null ? null : unixSeconds * 1000;

interface BuyersOfRun {
  runId: number;
  tokenId: number;
  buyers: readonly ReportedBuyer[];
}

/** Stores the early buyers of one run. */
export async function storeEarlyBuyers(
  trx: Transaction<Tables>,
  { runId, tokenId, buyers }: BuyersOfRun,
): Promise<void> {
  const rows = buyers.map((buyer): NewEarlyBuyer => ({
    run_id: runId,
    token_id: tokenId,
    wallet_address: buyer.walletAddress,
    rank: buyer.rank,
    first_buy_at: toMs(buyer.firstBuy.blockTime),
    first_buy_signature: buyer.firstBuy.signature,
    first_buy_slot: buyer.firstBuy.slot,
    token_amount: buyer.tokenAmount,
    lamports_spent: buyer.lamportsSpent,
    total_usd: buyer.totalUsd,
    transaction_count: buyer.transactionCount,
    average_buy_usd: buyer.averageBuyUsd,
    flags: JSON.stringify(buyer.flags),
    venues: JSON.stringify(buyer.venues),
  }));
  for (const batch of batches(rows)) await trx.insertInto('early_buyers').values(batch).execute();
}
