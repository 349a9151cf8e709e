import type { AnalysisProgress, AnalysisResult } from '@meridinate/analysis-core';
import type { Kysely, Transaction } from 'kysely';
import type { CommitOutcome } from '../repositories';
import { storeNextSteps } from '../next-steps/store-next-steps';
import type { Tables } from '../schema/tables';
import { storeBalances } from '../tokens/store-balances';
import { storeEarlyBuyers } from '../tokens/store-early-buyers';
import { storeToken } from '../tokens/store-token';
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

/** A progress event may be late or lost; a completed analysis is done all the same. */
const doneProgress = (result: AnalysisResult): Omit<AnalysisProgress, 'ledger'> => ({
  phase: 'done',
  transactions: result.totalTransactionsAnalyzed,
  buyersFound: result.totalUniqueBuyers,
  share: 1,
});

/**
 * Ends the analysis and stores what it found, all or nothing. Every transaction takes its locks in
 * the same order (analysis, token, wallets by address), so that two of them never wait for each other.
 */
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
    const tokenId = await storeToken(trx, done);
    const runId = await storeRun(trx, tokenId, done);
    await trx
      .updateTable('tokens')
      .set({ latest_run_id: runId })
      .where('id', '=', tokenId)
      .where('analyzed_at', '<=', at)
      .execute();
    await storeEarlyBuyers(trx, { runId, tokenId, buyers: result.earlyBuyers });
    await storeBalances(trx, result.earlyBuyers, at);
    await trx.updateTable('analyses').set({ token_id: tokenId }).where('id', '=', id).execute();
    await storeNextSteps(trx, { analysisId: id, tokenId, completedAt: at });
    return { status: 'committed', tokenId };
  });
}
