import { z } from 'zod';
import { addressParam, commitment, options, positional } from './read-params';
import { invalidParam, RpcError } from './rpc-error';
import type { RpcMethod } from './rpc-method';

const LIMIT = 1_000;
const config = z.object({
  limit: z.int().nullish(),
  before: z.string().nullish(),
  until: z.string().nullish(),
  commitment,
  minContextSlot: z.int().nullish(),
});

/** Signatures of an address, newest first. */
export const getSignaturesForAddress: RpcMethod = {
  name: 'getSignaturesForAddress',
  minimumCredits: 1,
  call(params, chain) {
    const [first, second] = positional(params);
    const address = addressParam(first);
    const { limit, before, until } = options(config, second);
    if (limit != null && (limit < 1 || limit > LIMIT)) {
      throw new RpcError(-32602, `Invalid limit; max ${LIMIT}`);
    }
    const newestFirst = [...chain.history(address)].reverse();
    const placeOf = (signature: string): number =>
      newestFirst.findIndex((transaction) => transaction.signature === signature);
    const start = before == null ? 0 : placeOf(before) + 1;
    if (before != null && start === 0) throw invalidParam('before is not a signature of this address');
    const end = until == null ? -1 : placeOf(until);
    return newestFirst
      .slice(start, end === -1 ? undefined : end)
      .slice(0, limit ?? LIMIT)
      .map(({ signature, slot, transactionIndex, blockTime, envelope }) => ({
        signature,
        slot,
        err: envelope.meta?.err ?? null,
        memo: null,
        blockTime,
        confirmationStatus: 'finalized',
        transactionIndex,
      }));
  },
};
