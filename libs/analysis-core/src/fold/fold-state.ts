/** What bounds the reading of a history. */
export interface FoldLimits {
  /** Transactions to look at, at most. */
  transactionLimit: number;
  /** Hours after the first transaction during which a buy counts. */
  timeWindowHours: number;
}

/** One buy of one owner; amounts are exact integers in decimal text so that the state is plain JSON. */
export interface BuyRecord {
  signature: string;
  slot: number;
  transactionIndex: number | null;
  /** Place of the owner among the transaction's account keys; large when it is not among them. */
  position: number;
  /** Unix seconds. */
  blockTime: number | null;
  /** Raw units of the mint. */
  tokens: string;
  /** Lamports that left the owner for it, rent and network fee apart. */
  lamports: string;
  /** Millionths of a US dollar that left the owner in stable coins, at 1 coin = 1 USD. */
  microUsd: string;
  /** Other tokens that left the owner: mint -> raw units. */
  otherQuotes: Record<string, string>;
  /** Programs that label the trade; they never decide whether it is one. */
  venues: string[];
  flags: BuyFlag[];
}

/** Why a buyer is marked, or left out by default. `sandwich`: bought and sold again within one slot. */
export const BUY_FLAGS = [
  'off_curve',
  'not_signer',
  'creator',
  'bundle',
  'same_slot_as_creation',
  'sandwich',
] as const;

export type BuyFlag = (typeof BUY_FLAGS)[number];

/** Why a rise of somebody's balance was not counted as a buy. */
export type LeftOutReason =
  | 'failed_transaction'
  | 'unreadable_transaction'
  | 'received_without_paying'
  | 'owner_unknown'
  | 'issued_to_depositor';

/**
 * Everything the analysis knows after a page; plain JSON, versioned, without raw transactions.
 * It is the checkpoint: folding the remaining pages into it gives the result of folding them all.
 */
export interface FoldState {
  version: 1;
  mint: string;
  /** Signature, slot and time of the first transaction of the mint, whoever made it. */
  first: { signature: string; slot: number; blockTime: number | null } | null;
  creator: string | null;
  /** Name of the launchpad the mint was created on; absent when it was none that is known. */
  launchpad?: string;
  /** Distinct transactions looked at, failed ones included. */
  transactions: number;
  /** owner -> their buys in chain order. */
  buys: Record<string, BuyRecord[]>;
  leftOut: Partial<Record<LeftOutReason, number>>;
  /** Signatures of the newest slot seen: a page joint may repeat them. */
  lastSlot: number;
  signaturesOfLastSlot: string[];
  /** Signer -> raw units of the mint it sold in the newest slot; absent when nobody did. */
  soldInLastSlot?: Record<string, string>;
  /**
   * Set once no later transaction can change the answer. `beginning_out_of_reach`: the source could not
   * go back to the mint's first transactions, so that nobody can be called early. `rest_out_of_reach`: it
   * could for the pages before, and can no longer.
   */
  finished: 'time_window' | 'transaction_limit' | 'beginning_out_of_reach' | 'rest_out_of_reach' | null;
}
