import type { CallContext } from '@meridinate/analysis-core';
import { isMeridinateError } from '@meridinate/errors';
import type { CreditTable } from '../credit-table';
import { askHelius, type HeliusConnection } from '../rpc/helius-rpc';
import { rpcResult } from '../rpc/rpc-result';
import { NAMELESS, cleanName, type TokenName } from './token-name';

const NAME = { upstream: 'helius', call: 'getAsset' } as const;
const MAX_BYTES = 1024 * 1024;

/**
 * The name that Helius's index of assets has for a mint, in one try: a token works without a name, so
 * that any refusal and any failure, CREDIT_LIMIT_REACHED included, leave it nameless. It is only asked
 * for when a page of history can be paid for afterwards.
 *
 * @throws the abort
 */
export async function getAsset(
  connection: HeliusConnection,
  credits: CreditTable,
  mint: string,
  context: CallContext,
): Promise<TokenName> {
  const { perCall } = credits.getAsset;
  const call = {
    name: NAME,
    params: { id: mint, options: { showFungible: true } },
    price: { least: perCall, worst: perCall },
    maxBodyBytes: MAX_BYTES,
    read: (body: Uint8Array) => assetName(rpcResult(new TextDecoder().decode(body), NAME)),
  };
  const { least, perHundred } = credits.getTransactionsForAddress;
  try {
    return await askHelius(connection, call, leaving(Math.max(least, perHundred), context));
  } catch (error) {
    if (isMeridinateError(error) && isBearable(error.code)) return NAMELESS;
    throw error;
  }
}

const isBearable = (code: string): boolean => code === 'CREDIT_LIMIT_REACHED' || code.startsWith('UPSTREAM_');

/** A context in which a call is only made when so many credits are left after it. */
const leaving = (credits: number, context: CallContext): CallContext => ({
  ...context,
  authorize: (worst) => context.authorize(worst + credits),
  record: (call, reserved) => context.record(call, reserved + credits),
});

interface Asset {
  content?: { metadata?: { name?: unknown; symbol?: unknown } | null } | null;
}

function assetName(result: unknown): TokenName {
  const metadata = (result as Asset | null)?.content?.metadata;
  return { name: cleanName(metadata?.name), symbol: cleanName(metadata?.symbol) };
}
