import type { RawInstruction, RawMessage, RawMeta, RawTransaction } from '@meridinate/analysis-core';

export interface TopInstruction extends RawInstruction {
  programIdIndex: number;
  accounts: number[];
  data: string;
  stackHeight: number | null;
}

export interface FullMessage extends RawMessage {
  accountKeys: string[];
  header: {
    numRequiredSignatures: number;
    numReadonlySignedAccounts: number;
    numReadonlyUnsignedAccounts: number;
  };
  instructions: TopInstruction[];
  recentBlockhash: string;
  addressTableLookups?: { accountKey: string; writableIndexes: number[]; readonlyIndexes: number[] }[];
  /** Version 1 only. */
  transactionConfig?: Record<string, number | null>;
}

export interface FullMeta extends RawMeta {
  status: { Ok: null } | { Err: unknown };
  innerInstructions: { index: number; instructions: TopInstruction[] }[];
  logMessages: string[];
  loadedAddresses: { writable: string[]; readonly: string[] };
  computeUnitsConsumed: number;
  rewards: [];
}

/** A transaction as `getTransaction` answers it with encoding `json`. */
export interface Envelope extends RawTransaction {
  slot: number;
  blockTime: number;
  transaction: { signatures: string[]; message: FullMessage };
  meta: FullMeta;
  version: 'legacy' | 0 | 1;
}

/** Where and when a transaction stands. */
export interface Stamp {
  signature: string;
  slot: number;
  transactionIndex: number;
  blockTime: number;
  version: 'legacy' | 0 | 1;
}
