import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import { programAddress } from '../chain/addresses';
import { Dice } from '../chain/dice';
import { blockTimeOf } from '../chain/launch-plan';
import type { SyntheticChain } from '../chain/synthetic-chain';
import { BONK_MINT, QUOTE_MINTS, USDC_MINT } from '../chain/well-known';

interface PairToken {
  address: string;
  name: string;
  symbol: string;
}

/** A trading pair as DexScreener lists it; what may be missing there may be missing here. */
export interface Pair {
  chainId: string;
  dexId: string;
  url: string;
  pairAddress: string;
  labels?: string[];
  baseToken: PairToken;
  quoteToken: PairToken;
  priceNative: string;
  priceUsd?: string;
  txns: Record<string, { buys: number; sells: number }>;
  volume: Record<string, number>;
  priceChange: Record<string, number>;
  liquidity?: { usd: number; base: number; quote: number };
  fdv?: number;
  marketCap?: number;
  pairCreatedAt?: number;
}

interface PairShape {
  dexId: string;
  base: PairToken;
  quote: PairToken;
  priceUsd: number;
  quoteUsd: number;
  /** null leaves liquidity out, as for a curve. */
  liquidityUsd: number | null;
  valuations: { fdv?: number; marketCap?: number };
  createdAt: number;
}

const cents = (usd: number): number => Math.round(usd * 100) / 100;

function pairOf(dice: Dice, shape: PairShape, place: number): Pair {
  const { dexId, base, quote, priceUsd, quoteUsd, liquidityUsd, valuations, createdAt } = shape;
  const pairAddress = programAddress('pair', dexId, base.address, quote.address, place);
  const h24 = dice.int(20, 4_000);
  return {
    chainId: 'solana',
    dexId,
    url: `https://dexscreener.com/solana/${pairAddress.toLowerCase()}`,
    pairAddress,
    baseToken: base,
    quoteToken: quote,
    priceNative: (priceUsd / quoteUsd).toPrecision(6),
    priceUsd: priceUsd.toPrecision(6),
    txns: { h24: { buys: h24, sells: Math.round(h24 * 0.8) } },
    volume: { h24: cents(dice.spread(500, 400_000)) },
    priceChange: { h24: cents(dice.spread(1, 80) - 20) },
    ...(liquidityUsd === null
      ? {}
      : {
          liquidity: {
            usd: cents(liquidityUsd),
            base: Math.round(liquidityUsd / 2 / priceUsd),
            quote: cents(liquidityUsd / 2 / quoteUsd),
          },
        }),
    ...valuations,
    pairCreatedAt: createdAt * 1_000,
  };
}

/** The one pair of wrapped SOL: its price is SOL/USD of the minute. */
function wrappedSolPair(chain: SyntheticChain, nowSeconds: number): Pair[] {
  const priceUsd = chain.solUsd.usdAt(Math.floor(nowSeconds / 60));
  const shape: PairShape = {
    dexId: 'orca',
    base: quoteToken(WRAPPED_SOL_MINT),
    quote: quoteToken(USDC_MINT),
    priceUsd,
    quoteUsd: 1,
    liquidityUsd: 31_000_000,
    valuations: { fdv: Math.round(priceUsd * 6e8), marketCap: Math.round(priceUsd * 5.4e8) },
    createdAt: 1_660_000_000,
  };
  return [pairOf(Dice.of('pair', WRAPPED_SOL_MINT), shape, 0)];
}

/** The most liquid pair that prices the mint. */
export const deepestPairOf = (pairs: readonly Pair[], mint: string): Pair | undefined =>
  pairs
    .filter(({ baseToken }) => baseToken.address === mint)
    .sort((left, right) => (right.liquidity?.usd ?? 0) - (left.liquidity?.usd ?? 0))[0];

const quoteToken = (address: string): PairToken => {
  const { name = '', symbol = '' } = QUOTE_MINTS[address] ?? {};
  return { address, name, symbol };
};

/**
 * All pairs of a mint, in an order that says nothing about liquidity: a curve without any, a small
 * outlier at a mad price, one where the mint is the quote, and the pool that matters. One launched
 * mint in twelve is not indexed.
 */
export function pairsOf(chain: SyntheticChain, mint: string, nowSeconds: number): Pair[] {
  if (mint === WRAPPED_SOL_MINT) return wrappedSolPair(chain, nowSeconds);
  const facts = mint in QUOTE_MINTS ? null : chain.mintFacts(mint);
  const dice = Dice.of('market', chain.seed, mint);
  if (facts === null || dice.chance(1 / 12)) return [];
  const base: PairToken = { address: mint, name: facts.name, symbol: facts.symbol };
  const sol = {
    quote: quoteToken(WRAPPED_SOL_MINT),
    quoteUsd: chain.solUsd.usdAt(Math.floor(nowSeconds / 60)),
  };
  const priceUsd = dice.spread(0.000_004, 0.004);
  const fdv = Math.round(priceUsd * 1e9);
  const marketCap = Math.round(fdv * (0.8 + 0.2 * dice.fraction()));
  const createdAt = blockTimeOf(chain.plan(mint).firstSlot);
  const liquidityUsd = dice.spread(2_000, 300_000);
  const shared = { base, ...sol, priceUsd, createdAt };
  const shapes: PairShape[] = [
    { ...shared, dexId: 'pumpfun', liquidityUsd: null, valuations: { fdv, marketCap: fdv } },
    {
      ...shared,
      dexId: 'raydium',
      liquidityUsd: liquidityUsd / 40,
      priceUsd: priceUsd * 3,
      valuations: { fdv: fdv * 3, marketCap: marketCap * 3 },
    },
    {
      ...shared,
      dexId: 'pumpswap',
      liquidityUsd,
      valuations: dice.chance(0.25) ? { fdv } : { fdv, marketCap },
    },
    {
      ...shared,
      dexId: 'meteora',
      base: quoteToken(BONK_MINT),
      quote: base,
      priceUsd: 0.000_021,
      quoteUsd: priceUsd,
      liquidityUsd: liquidityUsd * 2,
      valuations: { fdv: 1_850_000_000, marketCap: 1_700_000_000 },
    },
  ];
  const first = dice.int(0, 1);
  const ordered = [...shapes.slice(first), ...shapes.slice(0, first)];
  return ordered.map((shape, place) => pairOf(dice, shape, place));
}
