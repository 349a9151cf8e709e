import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';
import type { EarlyBuyerRow, TokenRunRow } from '../token-repository';

/** Runs of a token with their early buyers, a row for each: one statement, so one moment. */
function runsQuery(db: Kysely<Tables>, tokenId: number) {
  return db
    .selectFrom('tokens')
    .innerJoin('analysis_runs as run', 'run.token_id', 'tokens.id')
    .leftJoin('early_buyers as buyer', 'buyer.run_id', 'run.id')
    .leftJoin('wallets', 'wallets.address', 'buyer.wallet_address')
    .where('tokens.id', '=', tokenId)
    .where('tokens.deleted_at', 'is', null)
    .orderBy('run.analyzed_at', 'desc')
    .orderBy('run.id', 'desc')
    .orderBy('buyer.rank')
    .orderBy('buyer.id')
    .select([
      'run.id as runId',
      'run.analysis_id as analysisId',
      'run.analyzed_at as analyzedAt',
      'run.wallets_found as walletsFound',
      'run.credits_used as creditsUsed',
      'buyer.id as id',
      'buyer.wallet_address as walletAddress',
      'buyer.first_buy_at as firstBuyAt',
      'buyer.total_usd as totalUsd',
      'buyer.transaction_count as transactionCount',
      'buyer.average_buy_usd as averageBuyUsd',
      'wallets.balance_usd as walletBalanceUsd',
      'wallets.balance_usd_previous as walletBalanceUsdPrevious',
      'wallets.balance_updated_at as walletBalanceUpdatedAt',
    ]);
}

/** The left join makes the columns of a buyer nullable; a run without buyers has one row without one. */
const isBuyer = (buyer: {
  [Column in keyof EarlyBuyerRow]: EarlyBuyerRow[Column] | null;
}): buyer is EarlyBuyerRow => buyer.id !== null;

/** Null for a token that is unknown or deleted: one that is kept has a run. */
export async function runsOf(db: Kysely<Tables>, tokenId: number): Promise<TokenRunRow[] | null> {
  const runs: TokenRunRow[] = [];
  for (const row of await runsQuery(db, tokenId).execute()) {
    const { runId, analysisId, analyzedAt, walletsFound, creditsUsed, ...buyer } = row;
    let run = runs.at(-1);
    if (run?.id !== runId) {
      run = { id: runId, analysisId, analyzedAt, walletsFound, creditsUsed, earlyBuyers: [] };
      runs.push(run);
    }
    if (isBuyer(buyer)) run.earlyBuyers.push(buyer);
  }
  return runs.length === 0 ? null : runs;
}
