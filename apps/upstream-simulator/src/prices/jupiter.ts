import { isAddress } from '@solana/addresses';
import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import type { SyntheticChain } from '../chain/synthetic-chain';
import { pairsOf } from '../market/pairs';
import { json, type Answer } from '../server/answer';
import type { UpstreamRequest } from '../server/upstream-request';

const MOST_IDS = 50;

/** Prices now; ids that nobody trades are left out. */
export function jupiterPrice({ query }: UpstreamRequest, chain: SyntheticChain, nowSeconds: number): Answer {
  const ids = (query.get('ids') ?? '').split(',').filter(isAddress);
  if (ids.length > MOST_IDS) return json({ error: `Too many ids, max ${MOST_IDS}` }, 400);
  const priced = ids.flatMap((id) => {
    const pair = pairsOf(chain, id, nowSeconds).find(({ baseToken }) => baseToken.address === id);
    const facts = chain.mintFacts(id);
    if (pair?.priceUsd === undefined || facts === null) return [];
    const usdPrice =
      id === WRAPPED_SOL_MINT ? chain.solUsd.usdAt(Math.floor(nowSeconds / 60)) : Number(pair.priceUsd);
    const { decimals } = facts;
    const liquidity = pair.liquidity?.usd ?? 0;
    return [[id, { usdPrice, decimals, liquidity, blockId: chain.headSlot, priceChange24h: 1.2 }] as const];
  });
  return json(Object.fromEntries(priced));
}
