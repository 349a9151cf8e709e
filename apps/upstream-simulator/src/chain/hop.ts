import { programAddress, tokenAccountAddress } from './addresses';
import { anchorCall, readonly, signer, writable, type Step } from './step';
import { USDC } from './launch-plan';
import { BONK, type Scene } from './scene';
import { sendTokens, WRAPPED_SOL, type TokenKind } from './token-steps';
import { WHIRLPOOL } from './well-known';

const POOL = programAddress('pool', WHIRLPOOL, 'quotes');
const SWAP = 'f8c69e91e17587c8';
const DEEP = { [WRAPPED_SOL.mint]: 80_000_000_000_000n, [USDC.mint]: 9_000_000_000_000n };
const BONK_DEPTH = 9_000_000_000_000_000n;

/** Millionths of a US cent for one whole token. */
const microCents = (scene: Scene, token: TokenKind): bigint => {
  if (token.mint === WRAPPED_SOL.mint) return BigInt(scene.solUsd.centsAt(scene.minute)) * 1_000_000n;
  return token.mint === BONK.mint ? 2_100n : 100_000_000n;
};

const units = (token: TokenKind): bigint => 10n ** BigInt(token.decimals);

/** Raw units of one quote token worth the given raw units of another, at the price of the minute. */
export const convert = (scene: Scene, amount: bigint, from: TokenKind, to: TokenKind): bigint =>
  (amount * microCents(scene, from) * units(to)) / (microCents(scene, to) * units(from));

/** Raw units of a token worth so many US dollars. */
export const worth = (scene: Scene, usd: number, token: TokenKind): bigint =>
  convert(scene, BigInt(Math.round(usd * 1_000_000)), USDC, token);

function meetPool(scene: Scene, token: TokenKind): string {
  const vault = tokenAccountAddress(POOL, token.mint);
  if (scene.world.tokenAccount(vault) === undefined) {
    scene.placeTokens(POOL, token, DEEP[token.mint] ?? BONK_DEPTH);
  }
  return vault;
}

/** Changes one quote token into another in a deep pool beside the launch; both accounts must be open. */
export function hopStep(scene: Scene, trader: string, from: TokenKind, to: TokenKind, amount: bigint): Step {
  const received = convert(scene, amount, from, to);
  const [vaultIn, vaultOut] = [meetPool(scene, from), meetPool(scene, to)];
  const [paid, earned] = [tokenAccountAddress(trader, from.mint), tokenAccountAddress(trader, to.mint)];
  return {
    program: WHIRLPOOL,
    log: 'Instruction: Swap',
    accounts: [
      writable(POOL),
      signer(trader),
      ...[paid, earned, vaultIn, vaultOut].map(writable),
      readonly(from.programId),
    ],
    data: anchorCall(SWAP, amount, received),
    inner: [
      sendTokens(from, paid, vaultIn, amount, trader, true),
      sendTokens(to, vaultOut, earned, received, POOL, false),
    ],
  };
}
