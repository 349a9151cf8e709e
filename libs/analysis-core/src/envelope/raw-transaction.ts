/**
 * A transaction as Solana's `getTransaction` answers it (encodings `json` and `jsonParsed`), plus the
 * `transactionIndex` that paged histories add. Only what the analysis reads is named; every field an
 * older or other node may leave out is optional, and unknown fields are ignored.
 */
export interface RawTransaction {
  slot: number;
  /** Position in its block; absent from plain `getTransaction`. */
  transactionIndex?: number | null;
  /** Unix seconds; null when the cluster does not know it. */
  blockTime?: number | null;
  transaction: { signatures: string[]; message: RawMessage };
  meta: RawMeta | null;
  /** `"legacy"`, 0, 1, or absent on old nodes. */
  version?: 'legacy' | number;
}

export interface RawMessage {
  accountKeys: (string | RawParsedKey)[];
  /** Present with `json`; `jsonParsed` marks the signers on the keys instead. */
  header?: { numRequiredSignatures: number };
  instructions?: RawInstruction[];
}

export interface RawParsedKey {
  pubkey: string;
  signer: boolean;
  writable?: boolean;
  source?: 'transaction' | 'lookupTable';
}

/** An instruction in either encoding: program by index (`json`) or by address (`jsonParsed`). */
export interface RawInstruction {
  programIdIndex?: number;
  programId?: string;
  accounts?: (number | string)[];
  data?: string;
}

export interface RawMeta {
  err: unknown;
  /** Lamports paid by the first key, also by a failed transaction. */
  fee: number;
  /** Lamports per account key, in the order of the merged keys. */
  preBalances: number[];
  postBalances: number[];
  preTokenBalances?: RawTokenBalance[] | null;
  postTokenBalances?: RawTokenBalance[] | null;
  innerInstructions?: { index: number; instructions: RawInstruction[] }[] | null;
  logMessages?: string[] | null;
  loadedAddresses?: { writable: string[]; readonly: string[] } | null;
}

export interface RawTokenBalance {
  accountIndex: number;
  mint: string;
  /** Absent in metadata of old transactions. */
  owner?: string;
  programId?: string;
  uiTokenAmount: { amount: string; decimals: number };
}

/** One page of a mint's history, oldest first. */
export interface TransactionsPage {
  transactions: RawTransaction[];
  /** Where the next page starts; null at the end of the history. */
  nextCursor: string | null;
  /**
   * Set when the source cannot go back to the first transactions of the mint, and so cannot tell what
   * follows the cursor either; such a page has none.
   */
  beginningOutOfReach?: true;
}
