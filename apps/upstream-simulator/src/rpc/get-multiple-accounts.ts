import { addressParam, options, positional } from './read-params';
import { invalidParams, RpcError } from './rpc-error';
import type { RpcMethod } from './rpc-method';
import { accountConfig, inContext, showAccount } from './show-account';

const LIMIT = 100;

export const getMultipleAccounts: RpcMethod = {
  name: 'getMultipleAccounts',
  minimumCredits: 1,
  async call(params, chain) {
    const [first, second] = positional(params);
    if (!Array.isArray(first)) throw invalidParams('invalid type: string, expected a sequence');
    if (first.length > LIMIT) throw new RpcError(-32602, `Too many inputs provided; max ${LIMIT}`);
    const addresses = first.map(addressParam);
    const config = options(accountConfig, second);
    const accounts = await chain.accounts(addresses);
    return inContext(
      chain,
      accounts.map((account) => showAccount(account, config)),
    );
  },
};
