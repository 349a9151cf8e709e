import { z } from 'zod';
import type { ChainTransaction } from '../chain/chain-source';
import { invalidParams, RpcError } from './rpc-error';

const range = z
  .strictObject({
    eq: z.number(),
    gte: z.number(),
    gt: z.number(),
    lte: z.number(),
    lt: z.number(),
  })
  .partial();
const signatureRange = z
  .strictObject({ gte: z.string(), gt: z.string(), lte: z.string(), lt: z.string() })
  .partial();

export const historyFilters = z
  .strictObject({
    slot: range,
    blockTime: range,
    signature: signatureRange,
    status: z.enum(['succeeded', 'failed', 'any']),
    tokenAccounts: z.enum(['none', 'balanceChanged', 'all']),
  })
  .partial();

export type HistoryFilters = z.infer<typeof historyFilters>;
type Range = z.infer<typeof range>;
type Keeps = (transaction: ChainTransaction, place: number) => boolean;

const inRange = (value: number | null, { eq, gte, gt, lte, lt }: Range): boolean =>
  value !== null &&
  (eq === undefined || value === eq) &&
  (gte === undefined || value >= gte) &&
  (gt === undefined || value > gt) &&
  (lte === undefined || value <= lte) &&
  (lt === undefined || value < lt);

/** A range of signatures is a range of places in the history. */
function placesOf(history: readonly ChainTransaction[], filter: z.infer<typeof signatureRange>): Range {
  const place = (signature: string | undefined): number | undefined => {
    if (signature === undefined) return undefined;
    const found = history.findIndex((transaction) => transaction.signature === signature);
    if (found === -1) throw new RpcError(-32603, 'Bad request: Invalid signature filter');
    return found;
  };
  return { gte: place(filter.gte), gt: place(filter.gt), lte: place(filter.lte), lt: place(filter.lt) };
}

/** The transactions that all filters keep; `tokenAccounts` changes nothing for a mint, which owns none. */
export function filterHistory(
  history: readonly ChainTransaction[],
  filters: HistoryFilters,
): readonly ChainTransaction[] {
  const { slot, blockTime, signature, status = 'any' } = filters;
  if (slot !== undefined && blockTime !== undefined) {
    throw invalidParams('slot and blockTime filters cannot be combined');
  }
  const places = signature === undefined ? {} : placesOf(history, signature);
  const failed = ({ envelope }: ChainTransaction): boolean => (envelope.meta?.err ?? null) !== null;
  const keeps: Keeps = (transaction, place) =>
    (slot === undefined || inRange(transaction.slot, slot)) &&
    (blockTime === undefined || inRange(transaction.blockTime, blockTime)) &&
    (signature === undefined || inRange(place, places)) &&
    (status === 'any' || failed(transaction) === (status === 'failed'));
  return history.filter(keeps);
}
