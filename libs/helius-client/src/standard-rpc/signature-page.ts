import type { CallContext } from '@meridinate/analysis-core';
import { retrying } from '@meridinate/http-exchange';
import type { CreditTable } from '../credit-table';
import { askHelius, type HeliusConnection } from '../rpc/helius-rpc';
import { rpcResult } from '../rpc/rpc-result';
import { listedSignatures, type ListedSignature } from './listed-signature';

/** The call that lists the signatures of an address. */
export const SIGNATURES_CALL = { upstream: 'helius', call: 'getSignaturesForAddress' } as const;

/** Signatures that one call lists, at most. */
export const SIGNATURES_PER_CALL = 1_000;

/** A thousand signatures are about 300 KB; memos may add to it. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Finalized signatures of a mint, newest first, failed ones among them; those before `before` if given. */
export function signaturePage(
  connection: HeliusConnection,
  credits: CreditTable,
  mint: string,
  before: string | undefined,
  context: CallContext,
): Promise<ListedSignature[]> {
  const { perCall } = credits.getSignaturesForAddress;
  const call = {
    name: SIGNATURES_CALL,
    params: [mint, { limit: SIGNATURES_PER_CALL, before, commitment: 'finalized' }],
    price: { least: perCall, worst: perCall },
    maxBodyBytes: MAX_BYTES,
    read: (body: Uint8Array) =>
      listedSignatures(rpcResult(new TextDecoder().decode(body), SIGNATURES_CALL), SIGNATURES_CALL),
  };
  return retrying(connection.policy, () => askHelius(connection, call, context), {
    ...connection.instruments,
    signal: context.signal,
  });
}
