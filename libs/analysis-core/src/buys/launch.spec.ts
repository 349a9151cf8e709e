import { programAccount, wallet } from '../testing/addresses';
import { buysIn, legsOf } from '../testing/reading';
import { Scene, TOKEN_RENT, tokenAccount } from '../testing/scene';

const MINT = wallet('mint');
const ANNA = wallet('anna');
const CURVE = programAccount('curve');
const SOL = 1_000_000_000;
const MINT_RENT = 1_461_600;
const CURVE_RENT = 1_231_920;

/** A launch as pump.fun does it: the supply is minted to the curve, and the creator buys from it. */
function launch(bought: number, kept: number): Scene {
  return new Scene(ANNA)
    .signer(MINT)
    .opened(MINT, MINT_RENT, ANNA)
    .opened(CURVE, CURVE_RENT + SOL, ANNA)
    .opened(tokenAccount(CURVE, MINT), TOKEN_RENT, ANNA)
    .opened(tokenAccount(ANNA, MINT), TOKEN_RENT, ANNA)
    .tokens(CURVE, MINT, null, kept)
    .tokens(ANNA, MINT, null, bought);
}

describe('a launch', () => {
  it('lets the creator buy out of the new supply; the rent of the curve counts as part of the price', () => {
    expect(legsOf(buysIn(launch(300, 700), MINT))).toEqual({
      [ANNA]: {
        tokens: '300',
        lamports: String(SOL + CURVE_RENT),
        microUsd: '0',
        otherQuotes: {},
        flags: [],
      },
    });
  });

  it('is one even when the creator takes most of the supply', () => {
    expect(buysIn(launch(900, 100), MINT).buys).toHaveLength(1);
  });

  it('is one when an older mint issues its supply mostly to a program that sells it on', () => {
    const scene = new Scene(ANNA)
      .lamports(ANNA, -SOL)
      .lamports(CURVE, SOL)
      .tokens(CURVE, MINT, null, 600)
      .tokens(ANNA, MINT, null, 400);
    expect(buysIn(scene, MINT).buys).toHaveLength(1);
  });

  it('is none when the creator mints the supply to itself', () => {
    const scene = new Scene(ANNA)
      .signer(MINT)
      .opened(MINT, MINT_RENT, ANNA)
      .opened(tokenAccount(ANNA, MINT), TOKEN_RENT, ANNA)
      .tokens(ANNA, MINT, null, 1000);
    expect(buysIn(scene, MINT)).toEqual({
      buys: [],
      leftOut: [{ owner: ANNA, reason: 'received_without_paying' }],
    });
  });
});
