import type { CallContext } from '@meridinate/analysis-core';
import { retrying } from '@meridinate/http-exchange';
import type { CreditTable } from '../credit-table';
import { askHelius, type HeliusConnection } from '../rpc/helius-rpc';
import { rpcResult } from '../rpc/rpc-result';
import { accountInfos, withExactLamports, type AccountInfo } from './account-info';

const NAME = { upstream: 'helius', call: 'getMultipleAccounts' } as const;
const MAX_BYTES = 8 * 1024 * 1024;

/** Accounts that one call may ask for. */
export const ACCOUNTS_PER_CALL = 100;

/** How the node is to send the accounts. */
export type AccountsEncoding =
  { encoding: 'jsonParsed' } | { encoding: 'base64'; dataSlice: { offset: number; length: number } };

/**
 * Reads at most {@link ACCOUNTS_PER_CALL} accounts, finalized, in the given order; null where there is
 * none.
 */
export function getMultipleAccounts(
  connection: HeliusConnection,
  credits: CreditTable,
  addresses: readonly string[],
  encoding: AccountsEncoding,
  context: CallContext,
): Promise<(AccountInfo | null)[]> {
  const { perCall } = credits.getMultipleAccounts;
  const call = {
    name: NAME,
    params: [addresses, { ...encoding, commitment: 'finalized' }],
    price: { least: perCall, worst: perCall },
    maxBodyBytes: MAX_BYTES,
    read: (body: Uint8Array) =>
      accountInfos(
        rpcResult(withExactLamports(new TextDecoder().decode(body)), NAME),
        addresses.length,
        NAME,
      ),
  };
  return retrying(connection.policy, () => askHelius(connection, call, context), {
    ...connection.instruments,
    signal: context.signal,
  });
}
