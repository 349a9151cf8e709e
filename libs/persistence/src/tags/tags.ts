import type { Part } from '../token-repository';

/** A word that somebody gave to a wallet, kept as it was written. */
export interface WalletTag {
  tag: string;
  /** Whether it marks a key opinion leader. */
  isKol: boolean;
}

/** A wallet that has tags. */
export interface TaggedWalletRow {
  walletAddress: string;
  /** In the order of their characters; at least one. */
  tags: WalletTag[];
  /** Tokens that are not deleted of which it is an early buyer. */
  tokenCount: number;
}

/** Tags of wallets. Two tags are the same when all their characters are, case included. */
export interface TagRepository {
  /** Tags of each of at most 10,000 wallets, in the order of their characters; none is an empty list. */
  ofWallets(addresses: readonly string[]): Promise<ReadonlyMap<string, WalletTag[]>>;
  /** False, and nothing changes, when the wallet has the tag already. */
  add(walletAddress: string, tag: WalletTag): Promise<boolean>;
  /** False when the wallet does not have the tag. */
  remove(walletAddress: string, tag: string): Promise<boolean>;
  /** Every tag that a wallet has, once, in the order of their characters. */
  all(): Promise<string[]>;
  /** Addresses of the wallets that have a tag, in one lasting order; all of them without a part. */
  walletsOf(tag: string, part?: Part<string>): Promise<string[]>;
  /** Wallets that have tags, in one lasting order; a part goes on after an address. */
  codex(part?: Part<string>): Promise<TaggedWalletRow[]>;
}
