import type { Service } from '@meridinate/local-cluster';
import { ask } from './api';

/** As many as the simulator tells of at once. */
const ASKED = 200;

/** Mints whose history has more than `transactions` transactions, so that their analysis takes its time. */
export async function mintsWithLongHistory({ url }: Service, transactions: number): Promise<string[]> {
  const { body } = await ask<{ mint: string; transactions: number }[]>(
    `${url}/_simulator/mints?count=${ASKED}`,
  );
  const mints = body.filter((each) => each.transactions > transactions).map(({ mint }) => mint);
  if (mints.length === 0) throw new Error(`no mint has more than ${transactions} transactions`);
  return mints;
}
