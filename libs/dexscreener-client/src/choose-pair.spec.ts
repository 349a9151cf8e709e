import { recorded } from '@meridinate/http-exchange/testing';
import fc from 'fast-check';
import { marketCapOf } from './choose-pair';

const MINT = 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263';

const pair = (pairAddress: string, changes: Record<string, unknown> = {}) => ({
  chainId: 'solana',
  pairAddress,
  baseToken: { address: MINT },
  liquidity: { usd: 1_000 },
  volume: { h24: 10 },
  marketCap: 500,
  fdv: 600,
  ...changes,
});

describe('marketCapOf', () => {
  it('takes the most liquid pair, wherever it stands', () => {
    const pairs = [pair('a'), pair('b', { liquidity: { usd: 2_000 }, marketCap: 501 }), pair('c')];
    expect(marketCapOf(pairs, MINT)).toEqual({ usd: 501, basis: 'market_cap', pairAddress: 'b' });
  });

  it('takes the pair with more volume among equally liquid ones', () => {
    const pairs = [pair('a'), pair('b', { volume: { h24: 11 } })];
    expect(marketCapOf(pairs, MINT)?.pairAddress).toBe('b');
  });

  it.each([
    ['missing', undefined],
    ['null', null],
    ['a text', { usd: '9999' }],
    ['infinite', { usd: Infinity }],
  ])('counts liquidity that is %s as none', (_, liquidity) => {
    expect(marketCapOf([pair('a', { liquidity }), pair('b')], MINT)?.pairAddress).toBe('b');
  });

  it('still takes a pair on a curve, which has no liquidity, when there is no other', () => {
    expect(marketCapOf([pair('a', { liquidity: undefined })], MINT)?.pairAddress).toBe('a');
  });

  it.each([
    ['another chain', { chainId: 'ethereum' }],
    ['another token that the mint is the quote of', { baseToken: { address: 'other' } }],
    ['a token that is not named', { baseToken: null }],
    ['a pair without an address', { pairAddress: undefined }],
  ])('leaves out a pair of %s', (_, changes) => {
    const pairs = [pair('a', { liquidity: { usd: 9_999 }, ...changes }), pair('b')];
    expect(marketCapOf(pairs, MINT)?.pairAddress).toBe('b');
  });

  it.each([
    ['missing', undefined],
    ['null', null],
    ['zero', 0],
    ['a text', '5'],
  ])('falls back on the fully diluted value when the market cap is %s, and says so', (_, marketCap) => {
    expect(marketCapOf([pair('a', { marketCap })], MINT)).toEqual({
      usd: 600,
      basis: 'fdv',
      pairAddress: 'a',
    });
  });

  it('knows nothing when the chosen pair states neither figure', () => {
    const silent = pair('a', { liquidity: { usd: 9_999 }, marketCap: null, fdv: null });
    expect(marketCapOf([silent, pair('b')], MINT)).toBeNull();
  });

  it('knows nothing when no pair trades the mint', () => {
    expect(marketCapOf([], MINT)).toBeNull();
  });

  it('bears whatever a list may hold', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (pairs) => {
        expect(marketCapOf(pairs, MINT)).toBeNull();
      }),
    );
  });

  it('does not depend on the order of pairs that differ in liquidity', () => {
    const pairs = [1, 2, 3, 4].map((usd) => pair(`pair-${usd}`, { liquidity: { usd } }));
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: 4 }), (shuffled) => {
        expect(marketCapOf(shuffled, MINT)?.pairAddress).toBe('pair-4');
      }),
    );
  });

  it('chooses the deepest of thirty recorded pairs, which is not the first', () => {
    const answer = recorded<{ pairs: unknown[] }>('dexscreener/latest_dex_tokens_30pairs.json');
    if (answer === undefined) return;
    expect(marketCapOf(answer.pairs, MINT)).toEqual({
      usd: 251_474_449,
      basis: 'market_cap',
      pairAddress: '3UwfrdLTpAjxTRni1boc5HUWe6hzc4HgE5yLdvEp2Noc',
    });
  });
});
