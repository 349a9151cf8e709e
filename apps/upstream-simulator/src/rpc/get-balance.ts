import { addressParam, positional } from './read-params';
import type { RpcMethod } from './rpc-method';
import { inContext } from './show-account';

/** Lamports of an address; 0 when there is no account. */
export const getBalance: RpcMethod = {
  name: 'getBalance',
  minimumCredits: 1,
  async call(params, chain) {
    const [first] = positional(params);
    const [account] = await chain.accounts([addressParam(first)]);
    return inContext(chain, Number(account?.lamports ?? 0n));
  },
};
