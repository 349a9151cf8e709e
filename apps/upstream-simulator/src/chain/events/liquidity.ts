import { programAddress, tokenAccountAddress } from '../addresses';
import type { Happening, Scene } from '../scene';
import { anchorCall, nativeCall, readonly, signer, writable, type Step } from '../step';
import {
  closeTokenAccount,
  openTokenAccount,
  sendTokens,
  wrapLamports,
  WRAPPED_SOL,
  type TokenKind,
} from '../token-steps';
import { TOKEN_PROGRAM } from '../well-known';

const liquidityToken = (scene: Scene): TokenKind => ({
  mint: programAddress('liquidity', scene.venue.pool),
  decimals: 9,
  programId: TOKEN_PROGRAM,
});

const poolCall = (scene: Scene, wallet: string, log: string, inner: Step[], effect: () => void): Step => ({
  program: scene.venue.program,
  log,
  accounts: [signer(wallet), writable(scene.venue.pool), readonly(scene.token.mint)],
  data: anchorCall('f223c68952e1f2b6'),
  inner,
  effect,
});

/** Wrapped SOL that exists for one transaction, around its other steps. */
const betweenWraps = (scene: Scene, wallet: string, lamports: bigint, steps: Step[]): Step[] => {
  const opens = !scene.hasAccount(wallet, WRAPPED_SOL);
  return [
    ...(opens ? [openTokenAccount(wallet, wallet, WRAPPED_SOL, false)] : []),
    ...(lamports > 0n ? wrapLamports(wallet, lamports) : []),
    ...steps,
    ...(opens ? [closeTokenAccount(wallet, WRAPPED_SOL)] : []),
  ];
};

const trades = (scene: Scene): boolean =>
  (scene.plan.kind === 'raydium_v4' || scene.plan.kind === 'raydium_cpmm') &&
  scene.venue.quote.mint === WRAPPED_SOL.mint;

/** A holder puts tokens and SOL into the pool and gets liquidity tokens. */
export function* addLiquidity(scene: Scene): Happening {
  const { venue, token, world } = scene;
  const wallet = trades(scene) ? scene.holder() : null;
  if (wallet === null || scene.population.isVault(wallet)) return;
  const tokens = scene.held(wallet) / 3n;
  const quote = (venue.reserves.quote * tokens) / venue.reserves.tokens;
  if (quote === 0n || world.lamportsOf(wallet) < 2n * quote + 100_000_000n) return;
  const issued = (scene.liquidity * quote) / venue.reserves.quote;
  const share = liquidityToken(scene);
  const receives = tokenAccountAddress(wallet, share.mint);
  const issue: Step = {
    program: TOKEN_PROGRAM,
    log: 'Instruction: MintTo',
    accounts: [writable(share.mint), writable(receives), readonly(venue.vaultOwner)],
    data: nativeCall(7, 1, issued),
    effect: () => world.issue(receives, issued),
  };
  const put = (of: TokenKind, to: string, amount: bigint): Step =>
    sendTokens(of, tokenAccountAddress(wallet, of.mint), to, amount, wallet, true);
  const inner = [put(token, venue.tokenVault, tokens), put(venue.quote, venue.quoteVault, quote), issue];
  const deposit = poolCall(scene, wallet, 'Instruction: Deposit', inner, () => {
    venue.reserves = { tokens: venue.reserves.tokens + tokens, quote: venue.reserves.quote + quote };
    scene.liquidity += issued;
  });
  const opensShare = openTokenAccount(wallet, wallet, share, scene.hasAccount(wallet, share));
  yield {
    draft: {
      feePayer: wallet,
      steps: betweenWraps(scene, wallet, quote, [opensShare, deposit]),
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
}

/** A provider burns liquidity tokens and gets tokens and SOL back: not a purchase. */
export function* removeLiquidity(scene: Scene): Happening {
  const { venue, token, world } = scene;
  if (!trades(scene)) return;
  const share = liquidityToken(scene);
  const wallet = [...scene.holders].find((holder) => scene.held(holder, share) > 0n);
  if (wallet === undefined) return;
  const burned = scene.held(wallet, share);
  const tokens = (venue.reserves.tokens * burned) / scene.liquidity;
  const quote = (venue.reserves.quote * burned) / scene.liquidity;
  const from = tokenAccountAddress(wallet, share.mint);
  const burn: Step = {
    program: TOKEN_PROGRAM,
    log: 'Instruction: Burn',
    accounts: [writable(from), writable(share.mint), { address: wallet, signer: true }],
    data: nativeCall(8, 1, burned),
    effect: () => world.destroy(from, burned),
  };
  const get = (of: TokenKind, vault: string, amount: bigint): Step =>
    sendTokens(of, vault, tokenAccountAddress(wallet, of.mint), amount, venue.vaultOwner, false);
  const inner = [burn, get(token, venue.tokenVault, tokens), get(venue.quote, venue.quoteVault, quote)];
  const withdraw = poolCall(scene, wallet, 'Instruction: Withdraw', inner, () => {
    venue.reserves = { tokens: venue.reserves.tokens - tokens, quote: venue.reserves.quote - quote };
    scene.liquidity -= burned;
  });
  const opensToken = openTokenAccount(wallet, wallet, token, scene.hasAccount(wallet, token));
  yield {
    draft: {
      feePayer: wallet,
      steps: betweenWraps(scene, wallet, 0n, [opensToken, withdraw]),
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
}
