import { STABLE_MINTS, WRAPPED_SOL_MINT } from '../chain/quote-mints';
import { programAccount, wallet } from '../testing/addresses';
import { buysIn, legsOf } from '../testing/reading';
import { Scene, TOKEN_RENT, tokenAccount } from '../testing/scene';

const MINT = wallet('mint');
const OTHER_MINT = wallet('other mint');
const [USDC = '', USDT = ''] = STABLE_MINTS;
const ANNA = wallet('anna');
const BORIS = wallet('boris');
const POOL = programAccount('pool');
const SOL = 1_000_000_000;

const bought = { tokens: '700', lamports: '0', microUsd: '0', otherQuotes: {}, flags: [] };

describe('what a buyer paid', () => {
  it('is the fall of its lamports without network fee and rent of its new token account', () => {
    const scene = new Scene(ANNA)
      .opened(tokenAccount(ANNA, MINT), TOKEN_RENT, ANNA)
      .lamports(ANNA, -SOL)
      .lamports(POOL, SOL)
      .tokens(ANNA, MINT, null, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('includes platform fees and tips, since they left the wallet too', () => {
    const scene = new Scene(ANNA)
      .lamports(ANNA, -SOL - 7000)
      .lamports(POOL, SOL)
      .lamports(wallet('platform'), 7000)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))[ANNA]).toMatchObject({ lamports: String(SOL + 7000) });
  });

  it('includes a payment into a new account, which holds more than any rent', () => {
    const scene = new Scene(ANNA)
      .signer(BORIS)
      .opened(wallet('new purse of boris'), SOL, ANNA)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(BORIS, MINT, 700, 0);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('is the fall of its wrapped SOL when it swaps that', () => {
    const scene = new Scene(ANNA)
      .tokens(ANNA, WRAPPED_SOL_MINT, 5 * SOL, 4 * SOL)
      .tokens(POOL, WRAPPED_SOL_MINT, 0, SOL)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('leaves out SOL that was wrapped here and not swapped, and the rent of the wrapping account', () => {
    const scene = new Scene(ANNA)
      .opened(tokenAccount(ANNA, WRAPPED_SOL_MINT), TOKEN_RENT + 2 * SOL, ANNA)
      .tokens(ANNA, WRAPPED_SOL_MINT, null, 2 * SOL)
      .lamports(ANNA, -SOL)
      .tokens(POOL, WRAPPED_SOL_MINT, 0, SOL)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('is not lessened by the rent that comes back from a closed account', () => {
    const scene = new Scene(ANNA)
      .closed(tokenAccount(ANNA, WRAPPED_SOL_MINT), TOKEN_RENT + SOL, ANNA)
      .tokens(ANNA, WRAPPED_SOL_MINT, SOL, null)
      .lamports(ANNA, -SOL)
      .tokens(POOL, WRAPPED_SOL_MINT, 0, SOL)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('is the net fall of all its stable coins', () => {
    const scene = new Scene(ANNA)
      .tokens(ANNA, USDC, 100_000_000, 40_000_000)
      .tokens(ANNA, USDT, 0, 10_000_000)
      .tokens(POOL, USDC, 0, 60_000_000)
      .tokens(POOL, USDT, 10_000_000, 0)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, microUsd: '50000000' } });
  });

  it('is another token in a swap of token for token, whose buyer the pool is in turn', () => {
    const scene = new Scene(ANNA)
      .tokens(ANNA, OTHER_MINT, 90, 20)
      .tokens(POOL, OTHER_MINT, 1000, 1070)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({
      [ANNA]: { ...bought, otherQuotes: { [OTHER_MINT]: '70' } },
    });
    expect(legsOf(buysIn(scene, OTHER_MINT))).toEqual({
      [POOL]: {
        ...bought,
        tokens: '70',
        otherQuotes: { [MINT]: '700' },
        flags: ['off_curve', 'not_signer'],
      },
    });
  });

  it('does not hold the fee that somebody else paid for it', () => {
    const scene = new Scene(BORIS)
      .signer(ANNA)
      .lamports(ANNA, -SOL)
      .lamports(POOL, SOL)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('does not hold the rent of its token account when a relayer opened it', () => {
    const scene = new Scene(BORIS)
      .signer(ANNA)
      .opened(tokenAccount(ANNA, MINT), TOKEN_RENT, BORIS)
      .lamports(ANNA, -SOL)
      .lamports(POOL, SOL)
      .tokens(ANNA, MINT, null, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(legsOf(buysIn(scene, MINT))).toEqual({ [ANNA]: { ...bought, lamports: String(SOL) } });
  });

  it('holds each wallet apart when several buy in one transaction, and marks them a bundle', () => {
    const scene = new Scene(ANNA).signer(BORIS);
    [ANNA, BORIS].forEach((buyer, place) =>
      scene
        .opened(tokenAccount(buyer, MINT), TOKEN_RENT, buyer)
        .lamports(buyer, -SOL * (place + 1))
        .lamports(POOL, SOL * (place + 1))
        .tokens(buyer, MINT, null, 700),
    );
    scene.tokens(POOL, MINT, 5000, 3600);
    expect(legsOf(buysIn(scene, MINT))).toEqual({
      [ANNA]: { ...bought, lamports: String(SOL), flags: ['bundle'] },
      [BORIS]: { ...bought, lamports: String(2 * SOL), flags: ['bundle'] },
    });
  });

  it('is found of a vault that paid without signing, and of a wallet whose delegate did', () => {
    const vault = programAccount('vault');
    const scene = new Scene(BORIS)
      .tokens(vault, USDC, 30, 20)
      .tokens(ANNA, USDC, 30, 10)
      .tokens(POOL, USDC, 0, 30)
      .tokens(vault, MINT, 0, 700)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 3600);
    expect(legsOf(buysIn(scene, MINT))).toEqual({
      [ANNA]: { ...bought, microUsd: '20', flags: ['not_signer'] },
      [vault]: { ...bought, microUsd: '10', flags: ['off_curve', 'not_signer'] },
    });
  });
});
