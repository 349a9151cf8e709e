import type { Part } from './token-repository';

/** A wallet that is an early buyer of several tokens. The three lists are of one length and one order. */
export interface MultiTokenWalletRow {
  walletAddress: string;
  tokenIds: number[];
  mints: string[];
  /** Name, else symbol, else null. */
  tokenNames: (string | null)[];
  balanceUsd: number | null;
  balanceUsdPrevious: number | null;
  balanceUpdatedAt: number | null;
}

/** Place of a wallet in the list: most tokens first, then by address. */
export interface WalletPlace {
  tokens: number;
  walletAddress: string;
}

/** The balance of a wallet as it is kept, US dollars. */
export interface WalletBalanceRow {
  walletAddress: string;
  balanceUsd: number;
  balanceUsdPrevious: number | null;
  /** ms since the epoch. */
  balanceUpdatedAt: number;
}

export interface WalletRepository {
  /**
   * Wallets that are early buyers, in any run, of at least `minTokens` (1 or more) tokens that are not
   * deleted; most tokens first, then by address. Tokens of a wallet stand in the order of their ids.
   */
  multiToken(minTokens: number, part?: Part<WalletPlace>): Promise<MultiTokenWalletRow[]>;
  /** How many wallets `multiToken` lists without a part. */
  countMultiToken(minTokens: number): Promise<number>;
  /**
   * Keeps balances as of `at`; the balance before becomes the previous one. A reading that is older than
   * the kept one changes nothing.
   * @returns the balances as they are kept then, in the order of the addresses
   */
  saveBalances(balances: ReadonlyMap<string, number>, at: number): Promise<WalletBalanceRow[]>;
}
