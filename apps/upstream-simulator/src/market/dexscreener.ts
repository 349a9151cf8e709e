import { isAddress } from '@solana/addresses';
import type { SyntheticChain } from '../chain/synthetic-chain';
import { json, plainText, type Answer } from '../server/answer';
import { deepestPairOf, pairsOf } from './pairs';

const MOST_ADDRESSES = 30;
const MOST_PAIRS = 30;

/** `/tokens/v1/solana/{addresses}`: a bare list of one pair for each token; what is not indexed is simply not in it. */
export function dexscreenerTokens(list: string, chain: SyntheticChain, nowSeconds: number): Answer {
  const addresses = list.split(',').filter(isAddress);
  if (addresses.length > MOST_ADDRESSES) return plainText('Too many addresses; max 30', 400);
  return json(
    addresses.flatMap((address) => deepestPairOf(pairsOf(chain, address, nowSeconds), address) ?? []),
  );
}

/** `/token-pairs/v1/solana/{address}`: a bare list. */
export const dexscreenerTokenPairs = (address: string, chain: SyntheticChain, nowSeconds: number): Answer =>
  json(isAddress(address) ? pairsOf(chain, address, nowSeconds) : []);

/** `/latest/dex/tokens/{addresses}`: the old form, `pairs` is null when nothing is indexed. */
export function dexscreenerLatest(list: string, chain: SyntheticChain, nowSeconds: number): Answer {
  const pairs = list
    .split(',')
    .filter(isAddress)
    .flatMap((address) => pairsOf(chain, address, nowSeconds));
  return json({ schemaVersion: '1.0.0', pairs: pairs.length === 0 ? null : pairs.slice(0, MOST_PAIRS) });
}
