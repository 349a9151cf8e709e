import { USDC } from '../launch-plan';
import type { Happening, Scene } from '../scene';
import type { Step } from '../step';
import { closeTokenAccount, openTokenAccount, WRAPPED_SOL } from '../token-steps';
import { priceSell, sellStep } from '../venue';

/** Instructions of a sale. @param closes whether the emptied token account is closed */
export function saleSteps(scene: Scene, wallet: string, tokens: bigint, closes: boolean): Step[] {
  const { venue, token } = scene;
  const needs = venue.native ? null : venue.quote.mint === USDC.mint ? USDC : WRAPPED_SOL;
  const opens = needs !== null && !scene.hasAccount(wallet, needs);
  return [
    ...(needs !== null && opens ? [openTokenAccount(wallet, wallet, needs, false)] : []),
    sellStep(venue, wallet, priceSell(venue, tokens)),
    ...(opens && needs === WRAPPED_SOL ? [closeTokenAccount(wallet, WRAPPED_SOL)] : []),
    ...(closes ? [closeTokenAccount(wallet, token)] : []),
  ];
}

/** A holder sells a part or all. */
export function* sell(scene: Scene): Happening {
  const wallet = scene.holder();
  if (wallet === null || scene.population.isVault(wallet)) return;
  const held = scene.held(wallet);
  const all = scene.dice.chance(0.4);
  const tokens = all ? held : (held * BigInt(scene.dice.int(10, 90))) / 100n;
  if (tokens === 0n) return;
  yield {
    draft: {
      feePayer: wallet,
      steps: saleSteps(scene, wallet, tokens, all && scene.dice.chance(0.5)),
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
}
