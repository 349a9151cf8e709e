import { addressParam, options, positional } from './read-params';
import type { RpcMethod } from './rpc-method';
import { accountConfig, inContext, showAccount } from './show-account';

export const getAccountInfo: RpcMethod = {
  name: 'getAccountInfo',
  minimumCredits: 1,
  async call(params, chain) {
    const [first, second] = positional(params);
    const address = addressParam(first);
    const config = options(accountConfig, second);
    const [account = null] = await chain.accounts([address]);
    return inContext(chain, showAccount(account, config));
  },
};
