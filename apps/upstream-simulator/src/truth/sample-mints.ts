import { isOffCurveAddress, type Address } from '@solana/addresses';
import { toBase58 } from '../chain/base58';
import { digest } from '../chain/dice';
import type { SyntheticChain } from '../chain/synthetic-chain';

export interface SampleMint {
  mint: string;
  kind: string;
  name: string;
  symbol: string;
  decimals: number;
  program: string;
  quoteMint: string;
  /** Transactions of the history, at least. */
  transactions: number;
}

/** Mints to try things with, from the seed alone: on the curve, and no two neighbours of one kind. */
export function sampleMints(chain: SyntheticChain, count: number): SampleMint[] {
  const samples: SampleMint[] = [];
  for (let place = 0; samples.length < count; place += 1) {
    const mint = toBase58(digest('sample-mint', chain.seed, place));
    if (chain.classify(mint) !== 'launched' || isOffCurveAddress(mint as Address)) continue;
    const { kind, name, symbol, token, quote, transactions } = chain.plan(mint);
    if (samples.at(-1)?.kind === kind) continue;
    const { decimals, programId: program } = token;
    samples.push({ mint, kind, name, symbol, decimals, program, quoteMint: quote.mint, transactions });
  }
  return samples;
}
