import fc from 'fast-check';
import { lamportsInUsd } from './balances';

describe('lamportsInUsd', () => {
  it.each([
    ['0', 150, 0],
    ['1000000000', 150.25, 150.25],
    ['1', 150, 0],
    ['33333333', 150, 5],
    ['123456789012345', 187.654321, 23_167_199.91],
  ])('takes %s lamports at %d as %d', (lamports, price, usd) => {
    expect(lamportsInUsd(lamports, price)).toBe(usd);
  });

  it('never falls when the balance rises', () => {
    const amounts = fc.tuple(
      fc.bigInt(0n, 10n ** 18n),
      fc.bigInt(0n, 10n ** 15n),
      fc.integer({ min: 1, max: 1000 }),
    );
    fc.assert(
      fc.property(amounts, ([balance, more, price]) => {
        expect(lamportsInUsd(String(balance + more), price)).toBeGreaterThanOrEqual(
          lamportsInUsd(String(balance), price),
        );
      }),
    );
  });
});
