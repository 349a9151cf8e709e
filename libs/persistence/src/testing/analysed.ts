import type { Subject } from './conformance';
import { create, resultOfMint } from './sample-analysis';

/** Completes an analysis of a mint at `at`, ms since the epoch; gives the id of its token. */
export async function analysed(
  { database: { analyses } }: Pick<Subject, 'database'>,
  mint: string,
  { wallets = [], at }: { wallets?: readonly string[]; at: number },
): Promise<number> {
  const id = await create(analyses, { mint });
  const outcome = await analyses.complete(id, resultOfMint(mint, wallets), null, at);
  if (outcome.status !== 'committed' || outcome.tokenId === null) throw new Error('was not committed');
  return outcome.tokenId;
}
