import { z } from 'zod';
import { commitment, encoding, options, positional, signatureParam } from './read-params';
import type { RpcMethod } from './rpc-method';
import { checkVersion, encoded } from './show-transaction';

const config = z.object({
  encoding: encoding.default('json'),
  commitment,
  maxSupportedTransactionVersion: z.int().min(0).max(1).optional(),
});

/** One transaction, without its place in the block; null when nobody knows the signature. */
export const getTransaction: RpcMethod = {
  name: 'getTransaction',
  minimumCredits: 1,
  call(params, chain) {
    const [first, second] = positional(params);
    const signature = signatureParam(first);
    const wanted = options(config, typeof second === 'string' ? { encoding: second } : second);
    const found = chain.transaction(signature);
    if (found === null) return null;
    checkVersion(found.envelope, wanted.maxSupportedTransactionVersion);
    return encoded(found.envelope, wanted.encoding);
  },
};
