import type { AnalysisProgress, AnalysisResult, ReportedBuyer } from '@meridinate/analysis-core';
import type { Kysely, Transaction } from 'kysely';
import type { CommitOutcome } from '../repositories';
import { storeNextSteps } from '../next-steps/store-next-steps';
import type { Tables } from '../schema/tables';
import { bumpRevision } from '../revisions/bump-revision';
import { countCompletion, tokenBefore } from '../tokens/count-completion';
import { storeEarlyBuyers } from '../tokens/store-early-buyers';
import { storeToken } from '../tokens/store-token';
import { storeBalances } from '../wallets/store-balances';
import { endAnalysis } from './end-analysis';

export interface CompletedAnalysis {
  id: string;
  result: AnalysisResult;
  acronym: string | null;
  /** ms since the epoch at which the analysis finished. */
  at: number;
}

async function storeRun(trx: Transaction<Tables>, tokenId: number, done: CompletedAnalysis): Promise<number> {
  const { id } = await trx
    .insertInto('analysis_runs')
    .values({
      analysis_id: done.id,
      token_id: tokenId,
      analyzed_at: done.at,
      wallets_found: done.result.earlyBuyers.length,
      credits_used: done.result.ledger.credits,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The balances that could be read. */
function balancesOf(buyers: readonly ReportedBuyer[]): Map<string, number> {
  const read = new Map<string, number>();
  for (const { walletAddress, walletBalanceUsd } of buyers) {
    if (walletBalanceUsd !== null) read.set(walletAddress, walletBalanceUsd);
  }
  return read;
}

/** A progress event may be late or lost; a completed analysis is done all the same. */
const doneProgress = (result: AnalysisResult): Omit<AnalysisProgress, 'ledger'> => ({
  phase: 'done',
  transactions: result.totalTransactionsAnalyzed,
  buyersFound: result.totalUniqueBuyers,
  share: 1,
});

/**
 * Stores what an analysis has found. The revisions come first, tokens before wallets: from there on no
 * other transaction changes either, so none of two ever waits for the other and the kept counts stay true.
 */
async function storeFound(trx: Transaction<Tables>, done: CompletedAnalysis): Promise<number> {
  const { earlyBuyers, token } = done.result;
  await bumpRevision(trx, 'tokens');
  const before = await tokenBefore(trx, token.mint);
  const tokenId = await storeToken(trx, done);
  const runId = await storeRun(trx, tokenId, done);
  await trx
    .updateTable('tokens')
    .set({ latest_run_id: runId })
    .where('id', '=', tokenId)
    .where('analyzed_at', '<=', done.at)
    .execute();
  await storeEarlyBuyers(trx, { runId, tokenId, buyers: earlyBuyers });
  const wallets = new Set(earlyBuyers.map(({ walletAddress }) => walletAddress));
  await countCompletion(trx, { tokenId, before, wallets });
  await storeBalances(trx, balancesOf(earlyBuyers), done.at);
  return tokenId;
}

/** Ends the analysis and stores what it found, all or nothing. */
export function completeAnalysis(db: Kysely<Tables>, done: CompletedAnalysis): Promise<CommitOutcome> {
  const { id, result, at } = done;
  return db.transaction().execute(async (trx): Promise<CommitOutcome> => {
    const refused = await endAnalysis(trx, id, {
      state: 'completed',
      ledger: result.ledger,
      result: JSON.stringify(result),
      progress: JSON.stringify(doneProgress(result)),
      at,
    });
    if (refused) return refused;
    const tokenId = await storeFound(trx, done);
    await trx.updateTable('analyses').set({ token_id: tokenId }).where('id', '=', id).execute();
    await storeNextSteps(trx, { analysisId: id, tokenId, completedAt: at });
    return { status: 'committed', tokenId };
  });
}
