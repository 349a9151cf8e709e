import { USDC } from './launch-plan';
import { BONK, type Scene } from './scene';
import { convert, hopStep, worth } from './hop';
import type { Step } from './step';
import {
  closeTokenAccount,
  openTokenAccount,
  wrapLamports,
  WRAPPED_SOL,
  type TokenKind,
} from './token-steps';

/**
 * What a buyer pays with. `wrapped` spends wrapped SOL it already had; `kept_wrap` wraps more than it
 * spends and keeps the rest; `bonk` is a token-to-token purchase.
 */
export type PaidWith = 'sol' | 'wrapped' | 'kept_wrap' | 'usdc' | 'bonk';

/** How the quote of a venue gets ready, and what it costs the buyer. */
export interface Payment {
  before: Step[];
  after: Step[];
  /** Raw units of the venue's quote that lie ready. */
  quote: bigint;
  lamports: bigint;
  microUsd: bigint;
  otherQuotes: Record<string, bigint>;
}

/** Lamports that a buyer keeps back for rent, fees and tips. */
const RESERVE = 100_000_000n;
const NOTHING = { lamports: 0n, microUsd: 0n, otherQuotes: {} };

/** Whether a wallet owns what a way of paying needs. */
export function canPay(scene: Scene, wallet: string, paidWith: PaidWith, usd: number): boolean {
  const has = (token: TokenKind): boolean => scene.held(wallet, token) >= worth(scene, usd, token);
  const { venue } = scene;
  const needsUsdcAccount = venue.quote.mint === USDC.mint;
  if (needsUsdcAccount && !scene.hasAccount(wallet, USDC)) return false;
  if (scene.world.lamportsOf(wallet) < 3n * worth(scene, usd, WRAPPED_SOL) + RESERVE) return false;
  switch (paidWith) {
    case 'sol':
      return true;
    case 'kept_wrap':
      return !venue.native && !needsUsdcAccount && !scene.hasAccount(wallet, WRAPPED_SOL);
    case 'wrapped':
      return !venue.native && !needsUsdcAccount && has(WRAPPED_SOL);
    case 'usdc':
      return has(USDC) && (!venue.native || !scene.hasAccount(wallet, WRAPPED_SOL));
    case 'bonk':
      return has(BONK) && (!venue.native || !scene.hasAccount(wallet, WRAPPED_SOL));
  }
}

/** A wrapped-SOL account for one transaction; an account that was there before stays open. */
function wrappedAccount(scene: Scene, wallet: string): { open: Step[]; close: Step[] } {
  if (scene.hasAccount(wallet, WRAPPED_SOL)) return { open: [], close: [] };
  return {
    open: [openTokenAccount(wallet, wallet, WRAPPED_SOL, false)],
    close: [closeTokenAccount(wallet, WRAPPED_SOL)],
  };
}

function payFromSol(scene: Scene, wallet: string, lamports: bigint): Payment {
  const { venue } = scene;
  const cost = { ...NOTHING, lamports };
  if (venue.native) return { before: [], after: [], quote: lamports, ...cost };
  const { open, close } = wrappedAccount(scene, wallet);
  const before = [...open, ...wrapLamports(wallet, lamports)];
  if (venue.quote.mint === WRAPPED_SOL.mint) return { before, after: close, quote: lamports, ...cost };
  const hop = hopStep(scene, wallet, WRAPPED_SOL, USDC, lamports);
  const quote = convert(scene, lamports, WRAPPED_SOL, USDC);
  return { before: [...before, hop], after: close, quote, ...cost };
}

function payFromToken(scene: Scene, wallet: string, from: TokenKind, amount: bigint): Payment {
  const { venue } = scene;
  const cost =
    from.mint === USDC.mint
      ? { ...NOTHING, microUsd: amount }
      : { ...NOTHING, otherQuotes: { [from.mint]: amount } };
  if (from.mint === venue.quote.mint) return { before: [], after: [], quote: amount, ...cost };
  const quote = convert(scene, amount, from, venue.quote);
  const hop = hopStep(scene, wallet, from, venue.quote, amount);
  if (venue.quote.mint === USDC.mint) return { before: [hop], after: [], quote, ...cost };
  const { open, close } = wrappedAccount(scene, wallet);
  // A curve wants lamports, so the wrapped account is closed before the purchase instead of after it.
  return venue.native
    ? { before: [...open, hop, ...close], after: [], quote, ...cost }
    : { before: [...open, hop], after: close, quote, ...cost };
}

/** @param usd size of the purchase; exact amounts follow from the price of the minute */
export function pay(scene: Scene, wallet: string, paidWith: PaidWith, usd: number): Payment {
  const lamports = worth(scene, usd, WRAPPED_SOL);
  switch (paidWith) {
    case 'sol':
      return payFromSol(scene, wallet, lamports);
    case 'kept_wrap':
      return {
        before: [
          openTokenAccount(wallet, wallet, WRAPPED_SOL, false),
          ...wrapLamports(wallet, (lamports * 3n) / 2n),
        ],
        after: [],
        quote: lamports,
        ...NOTHING,
        lamports,
      };
    case 'wrapped':
      return { before: [], after: [], quote: lamports, ...NOTHING, lamports };
    case 'usdc':
      return payFromToken(scene, wallet, USDC, worth(scene, usd, USDC));
    case 'bonk':
      return payFromToken(scene, wallet, BONK, worth(scene, usd, BONK));
  }
}
