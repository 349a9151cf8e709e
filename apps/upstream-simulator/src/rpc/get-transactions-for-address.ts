import { z } from 'zod';
import type { ChainTransaction } from '../chain/chain-source';
import { filterHistory, historyFilters } from './history-filters';
import { addressParam, commitment, encoding, options, positional } from './read-params';
import { RpcError } from './rpc-error';
import type { RpcMethod } from './rpc-method';
import { checkVersion, encoded } from './show-transaction';

const LIMIT = 1_000;
const FULL_CREDITS_PER_STEP = 10;
const STEP = 100;

const config = z.object({
  transactionDetails: z.enum(['signatures', 'full']).default('signatures'),
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
  limit: z.int().min(1).default(LIMIT),
  encoding: encoding.default('json'),
  commitment,
  maxSupportedTransactionVersion: z.int().min(0).max(1).optional(),
  minContextSlot: z.int().optional(),
  paginationToken: z.string().nullish(),
  filters: historyFilters.default({}),
});
type Config = z.infer<typeof config>;

/** `data` of a page and where the next one starts. */
export interface HistoryPage {
  data: unknown[];
  paginationToken: string | null;
}

type Place = readonly [slot: number, position: number];

function readToken(token: string): Place {
  const read = /^(\d{1,40}):(\d{1,40})$/.exec(token);
  if (read === null) throw new RpcError(-32603, 'Bad request: Invalid pagination token');
  return [Number(read[1]), Number(read[2])];
}

const compare = (left: Place, right: Place): number => left[0] - right[0] || left[1] - right[1];

const signatureItem = ({ signature, slot, transactionIndex, blockTime, envelope }: ChainTransaction) => ({
  signature,
  slot,
  transactionIndex,
  err: envelope.meta?.err ?? null,
  memo: null,
  blockTime,
  confirmationStatus: 'finalized',
});

function fullItem(transaction: ChainTransaction, { encoding, maxSupportedTransactionVersion }: Config) {
  checkVersion(transaction.envelope, maxSupportedTransactionVersion);
  return { ...encoded(transaction.envelope, encoding), transactionIndex: transaction.transactionIndex };
}

const addressOf = (value: unknown): string => {
  try {
    return addressParam(value);
  } catch (error) {
    if (typeof value !== 'string') throw error;
    throw new RpcError(-32602, 'Invalid param: Invalid Base58 string');
  }
};

/**
 * Helius' paged history. A full page carries a token even when nothing follows, so that the end may
 * cost one more, empty page; a short page carries none.
 */
export const getTransactionsForAddress: RpcMethod = {
  name: 'getTransactionsForAddress',
  minimumCredits: FULL_CREDITS_PER_STEP,
  creditsOf: (result) => {
    const { data } = result as HistoryPage;
    const full = data.some((item) => (item as { meta?: unknown }).meta !== undefined);
    return full ? Math.ceil(data.length / STEP) * FULL_CREDITS_PER_STEP : FULL_CREDITS_PER_STEP;
  },
  call(params, chain): HistoryPage {
    const [address, given] = positional(params);
    const mint = addressOf(address);
    const wanted = options(config, given);
    if (wanted.limit > LIMIT) {
      throw new RpcError(-32603, `You can only request up to ${LIMIT} transactions at a time`);
    }
    const after = wanted.paginationToken == null ? null : readToken(wanted.paginationToken);
    const direction = wanted.sortOrder === 'asc' ? 1 : -1;
    const kept = filterHistory(chain.history(mint), wanted.filters);
    const ordered = direction === 1 ? kept : [...kept].reverse();
    const rest =
      after === null
        ? ordered
        : ordered.filter(
            ({ slot, transactionIndex }) => direction * compare([slot, transactionIndex], after) > 0,
          );
    const page = rest.slice(0, wanted.limit);
    const last = page.at(-1);
    return {
      data: page.map((item) =>
        wanted.transactionDetails === 'full' ? fullItem(item, wanted) : signatureItem(item),
      ),
      paginationToken:
        last !== undefined && page.length === wanted.limit ? `${last.slot}:${last.transactionIndex}` : null,
    };
  },
};
