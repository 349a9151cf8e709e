import { getAccountInfo } from './get-account-info';
import { getAsset } from './get-asset';
import { getBalance } from './get-balance';
import { getMultipleAccounts } from './get-multiple-accounts';
import { getSignaturesForAddress } from './get-signatures-for-address';
import { getTransaction } from './get-transaction';
import { getTransactionsForAddress } from './get-transactions-for-address';
import type { RpcMethod } from './rpc-method';

/** Every JSON-RPC method the simulator plays, by name. */
export const RPC_METHODS: ReadonlyMap<string, RpcMethod> = new Map(
  [
    getTransactionsForAddress,
    getSignaturesForAddress,
    getTransaction,
    getMultipleAccounts,
    getAccountInfo,
    getBalance,
    getAsset,
  ].map((method) => [method.name, method]),
);
