import { tokenAccountAddress } from './addresses';
import { Dice } from './dice';
import { blockTimeOf, USDC, type LaunchPlan } from './launch-plan';
import { HUNTERS, walletLamports, type Population } from './population';
import type { SolUsd } from '../prices/sol-usd';
import type { Draft } from './step';
import { rentOf, WRAPPED_SOL, type TokenKind } from './token-steps';
import { feeOwnerOf, type Venue } from './venue';
import { BONK_MINT, JITO_TIP_ACCOUNTS, PROGRAMS, PUMP_MIGRATION_WALLET, TOKEN_PROGRAM } from './well-known';
import { World } from './world';

/** A purchase as its maker meant it; what the truth about early buyers is made of. Raw units. */
export interface BuyIntent {
  wallet: string;
  tokens: bigint;
  /** Left the wallet for the purchase: fees of venues and platforms and tips included, rent and network fee not. */
  lamports: bigint;
  microUsd: bigint;
  /** mint -> raw units given. */
  otherQuotes: Record<string, bigint>;
  signs: boolean;
  offCurve: boolean;
}

/** One transaction that somebody sends. */
export interface Act {
  draft: Draft;
  buys: BuyIntent[];
  /** Sent with the previous one: the next place in the same slot. */
  joined?: boolean;
}

/** A happening: yields its transactions one by one; each is played before the next is asked for. */
export type Happening = Generator<Act, void, void>;

export const BONK: TokenKind = { mint: BONK_MINT, decimals: 5, programId: TOKEN_PROGRAM };
/** Takes the fee of trading bots and interfaces. */
export const PLATFORM_FEE_ACCOUNT = feeOwnerOf('platform');

const FUNDED = new Set([...JITO_TIP_ACCOUNTS, PUMP_MIGRATION_WALLET, PLATFORM_FEE_ACCOUNT]);
const PROGRAM_LAMPORTS = 1_141_440n;

const initialLamports = (address: string): bigint => {
  if (FUNDED.has(address)) return walletLamports(address);
  return PROGRAMS.includes(address) ? PROGRAM_LAMPORTS : 0n;
};

/** The state that the happenings of one history share. */
export class Scene {
  readonly world = new World(initialLamports);
  readonly holders = new Set<string>();
  /** Accounts that were made for a wallet besides token accounts. */
  readonly made = new Set<string>();
  slot: number;
  /** Liquidity tokens out; they start as the quote first deposited. */
  liquidity: bigint;
  /** Share of the history that has been played, 0 to 1. */
  progress = 0;
  private readonly met = new Set<string>();

  constructor(
    readonly seed: string,
    readonly plan: LaunchPlan,
    readonly dice: Dice,
    readonly population: Population,
    readonly solUsd: SolUsd,
    public venue: Venue,
  ) {
    this.slot = plan.firstSlot;
    this.liquidity = venue.reserves.quote;
    this.meetFeeAccount(venue);
  }

  get minute(): number {
    return Math.floor(blockTimeOf(this.slot) / 60);
  }

  get token(): TokenKind {
    return this.plan.token;
  }

  /** A wallet that may act; early in a history often one of the hunters. */
  someone(): string {
    const early = this.progress < 0.15 && this.dice.chance(0.5);
    return this.meet(
      early ? this.population.wallet(this.dice.int(0, HUNTERS - 1)) : this.population.anyWallet(this.dice),
    );
  }

  /** The first wallet that fits, or null after some tries. */
  find(fits: (wallet: string) => boolean): string | null {
    for (let tries = 0; tries < 40; tries += 1) {
      const wallet = this.someone();
      if (fits(wallet)) return wallet;
    }
    return null;
  }

  /** Gives a wallet what it owned before the history began, once. */
  meet(wallet: string): string {
    if (this.met.has(wallet)) return wallet;
    this.met.add(wallet);
    this.world.place(wallet, walletLamports(wallet));
    const purse = Dice.of('purse', wallet);
    if (purse.chance(0.3)) this.placeTokens(wallet, WRAPPED_SOL, purse.amount(2e8, 4e10));
    if (purse.chance(0.5)) this.placeTokens(wallet, USDC, purse.amount(5e7, 2e10));
    if (purse.chance(0.25)) this.placeTokens(wallet, BONK, purse.amount(1e11, 5e13));
    return wallet;
  }

  /** States that a token account existed before the history began. */
  placeTokens(owner: string, token: TokenKind, amount: bigint): void {
    const wrapped = token.mint === WRAPPED_SOL.mint ? amount : 0n;
    const { mint, programId } = token;
    const account = { mint, owner, programId, amount };
    this.world.place(tokenAccountAddress(owner, mint), rentOf(token) + wrapped, account);
  }

  meetFeeAccount(venue: Venue): void {
    const owner = feeOwnerOf(venue.program);
    if (venue.native) this.world.place(owner, walletLamports(owner));
    else this.placeTokens(owner, venue.quote, 1_000_000_000n);
  }

  hasAccount(owner: string, token: TokenKind): boolean {
    return this.world.tokenAccount(tokenAccountAddress(owner, token.mint)) !== undefined;
  }

  held(owner: string, token: TokenKind = this.token): bigint {
    return this.world.amountOf(tokenAccountAddress(owner, token.mint));
  }

  /** A wallet that holds some of the token, or null. */
  holder(): string | null {
    const holding = [...this.holders].filter((wallet) => this.held(wallet) > 0n);
    return holding.length === 0 ? null : this.dice.pick(holding);
  }

  tip(): bigint {
    return this.dice.amount(100_000, 5_000_000);
  }

  priorityFee(): bigint {
    return this.dice.chance(0.3) ? 0n : this.dice.amount(1_000, 3_000_000);
  }
}
