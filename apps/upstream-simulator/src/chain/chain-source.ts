import type { RawTransaction } from '@meridinate/analysis-core';

/** A transaction in its place, ready to be answered. */
export interface ChainTransaction {
  signature: string;
  slot: number;
  transactionIndex: number;
  blockTime: number | null;
  envelope: RawTransaction;
}

/** An account as a node knows it, in raw bytes and, where a parser exists, in words. */
export interface ChainAccount {
  lamports: bigint;
  owner: string;
  executable: boolean;
  /** Bytes that `base64` answers show. */
  bytes: Uint8Array;
  /** What `jsonParsed` answers show instead of bytes. */
  parsed: { program: string; type: string; info: unknown; space: number } | null;
}

/** What `getAsset` tells of a mint. */
export interface MintFacts {
  mint: string;
  name: string;
  symbol: string;
  decimals: number;
  /** Raw units. */
  supply: bigint;
  programId: string;
  creator: string | null;
}

/** Where histories and accounts come from: made up, or recorded. */
export interface ChainSource {
  /** Slot that answers carry as their own. */
  readonly headSlot: number;
  /** Transactions that list an address among their keys, by slot and place in the block. */
  history(address: string): readonly ChainTransaction[];
  transaction(signature: string): ChainTransaction | null;
  /** Null when there is no such account. Addresses asked for together may explain one another. */
  accounts(addresses: readonly string[]): Promise<(ChainAccount | null)[]>;
  mintFacts(address: string): MintFacts | null;
}
