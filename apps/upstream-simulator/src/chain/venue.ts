import { programAddress, tokenAccountAddress } from './addresses';
import { poolAddresses, type LaunchKind, type LaunchPlan } from './launch-plan';
import { anchorCall, readonly, signer, writable, type Step } from './step';
import { sendLamports, sendTokens, type TokenKind } from './token-steps';
import {
  METEORA_DAMM_V2,
  METEORA_DLMM,
  PUMP_FUN,
  PUMP_SWAP,
  RAYDIUM_CPMM,
  RAYDIUM_LAUNCHLAB,
  RAYDIUM_V4,
  RAYDIUM_V4_AUTHORITY,
} from './well-known';

/** What a pool prices with; of a curve these are the virtual reserves. */
export interface Reserves {
  tokens: bigint;
  quote: bigint;
}

/** A pool or curve where a token trades against its quote by constant product. */
export interface Venue {
  program: string;
  pool: string;
  /** Owner of both vaults in token balances. */
  vaultOwner: string;
  tokenVault: string;
  /** The curve itself when `native`. */
  quoteVault: string;
  /** True when the pool holds lamports rather than wrapped SOL. */
  native: boolean;
  token: TokenKind;
  quote: TokenKind;
  /** Takes the fee: an account of lamports when `native`, else a token account of the quote. */
  feeAccount: string;
  feeBps: bigint;
  calls: { buy: string; sell: string };
  reserves: Reserves;
}

/** A trade worked out against given reserves. Amounts are raw units; `quote` is what the trader pays or gets. */
export interface Trade {
  tokens: bigint;
  quote: bigint;
  fee: bigint;
  after: Reserves;
}

const PROGRAM_OF: Record<LaunchKind | 'pump_swap', string> = {
  pump_fun: PUMP_FUN,
  pump_swap: PUMP_SWAP,
  raydium_v4: RAYDIUM_V4,
  raydium_cpmm: RAYDIUM_CPMM,
  raydium_launchlab: RAYDIUM_LAUNCHLAB,
  meteora_dlmm: METEORA_DLMM,
  meteora_damm_v2: METEORA_DAMM_V2,
};

const ANCHOR_SWAP = 'f8c69e91e17587c8';
const CALLS: Record<string, { buy: string; sell: string }> = {
  [PUMP_FUN]: { buy: '66063d1201daebea', sell: '33e685a4017f83ad' },
  [PUMP_SWAP]: { buy: '66063d1201daebea', sell: '33e685a4017f83ad' },
};

/** Receives the fees of every pool of a program. */
export const feeOwnerOf = (program: string): string => programAddress('fees', program);

export function openVenue(kind: LaunchKind | 'pump_swap', plan: LaunchPlan, reserves: Reserves): Venue {
  const program = PROGRAM_OF[kind];
  const native = kind === 'pump_fun';
  const { pool, tokenVault, quoteVault } = poolAddresses(program, plan.token.mint, plan.quote.mint);
  const feeOwner = feeOwnerOf(program);
  return {
    program,
    pool,
    vaultOwner: kind === 'raydium_v4' ? RAYDIUM_V4_AUTHORITY : pool,
    tokenVault,
    quoteVault: native ? pool : quoteVault,
    native,
    token: plan.token,
    quote: plan.quote,
    feeAccount: native ? feeOwner : tokenAccountAddress(feeOwner, plan.quote.mint),
    feeBps: native ? 100n : 25n,
    calls: CALLS[program] ?? { buy: ANCHOR_SWAP, sell: ANCHOR_SWAP },
    reserves,
  };
}

const BPS = 10_000n;

/** Tokens for a given amount of quote, the fee included in it. */
export function priceBuy(venue: Venue, quote: bigint, reserves = venue.reserves): Trade {
  const fee = (quote * venue.feeBps) / BPS;
  const paidIn = quote - fee;
  const tokens = (reserves.tokens * paidIn) / (reserves.quote + paidIn);
  const after = { tokens: reserves.tokens - tokens, quote: reserves.quote + paidIn };
  return { tokens, quote, fee, after };
}

/** Quote for given tokens, the fee already taken off. */
export function priceSell(venue: Venue, tokens: bigint, reserves = venue.reserves): Trade {
  const paidOut = (reserves.quote * tokens) / (reserves.tokens + tokens);
  const fee = (paidOut * venue.feeBps) / BPS;
  const after = { tokens: reserves.tokens + tokens, quote: reserves.quote - paidOut };
  return { tokens, quote: paidOut - fee, fee, after };
}

const accountsOf = (venue: Venue, trader: string) => [
  writable(venue.pool),
  readonly(venue.token.mint),
  readonly(venue.quote.mint),
  writable(venue.tokenVault),
  writable(venue.quoteVault),
  writable(venue.feeAccount),
  writable(tokenAccountAddress(trader, venue.token.mint)),
  ...(venue.native
    ? []
    : [writable(tokenAccountAddress(trader, venue.quote.mint)), readonly(venue.vaultOwner)]),
  signer(trader),
  readonly(venue.token.programId),
];

/** The venue's instruction for a buy; the trader's quote must lie ready. */
export function buyStep(venue: Venue, trader: string, trade: Trade, extra: readonly Step[] = []): Step {
  const wallet = tokenAccountAddress(trader, venue.token.mint);
  const pay = (to: string, amount: bigint): Step =>
    venue.native
      ? sendLamports(trader, to, amount)
      : sendTokens(venue.quote, tokenAccountAddress(trader, venue.quote.mint), to, amount, trader, true);
  return {
    program: venue.program,
    log: 'Instruction: Buy',
    accounts: accountsOf(venue, trader),
    data: anchorCall(venue.calls.buy, trade.tokens, trade.quote),
    effect: () => (venue.reserves = trade.after),
    inner: [
      ...extra,
      sendTokens(venue.token, venue.tokenVault, wallet, trade.tokens, venue.vaultOwner, false),
      pay(venue.quoteVault, trade.quote - trade.fee),
      pay(venue.feeAccount, trade.fee),
    ],
  };
}

/** The venue's instruction for a sale. A curve hands out its lamports without a transfer instruction. */
export function sellStep(venue: Venue, trader: string, trade: Trade): Step {
  const wallet = tokenAccountAddress(trader, venue.token.mint);
  const earned = tokenAccountAddress(trader, venue.quote.mint);
  const payOut = (to: string, amount: bigint): Step =>
    sendTokens(venue.quote, venue.quoteVault, to, amount, venue.vaultOwner, false);
  return {
    program: venue.program,
    log: 'Instruction: Sell',
    accounts: accountsOf(venue, trader),
    data: anchorCall(venue.calls.sell, trade.tokens, trade.quote),
    effect: (world) => {
      venue.reserves = trade.after;
      if (!venue.native) return;
      world.moveLamports(venue.pool, trader, trade.quote);
      world.moveLamports(venue.pool, venue.feeAccount, trade.fee);
    },
    inner: [
      sendTokens(venue.token, wallet, venue.tokenVault, trade.tokens, trader, true),
      ...(venue.native ? [] : [payOut(earned, trade.quote), payOut(venue.feeAccount, trade.fee)]),
    ],
  };
}
