import { getAddressDecoder } from '@solana/addresses';
import fc from 'fast-check';
import { addressOfCursor, cursorAfter, cursorAfterPlace, placeOfCursor } from './wallet-cursor';

const addresses = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes): string => getAddressDecoder().decode(bytes));

describe('the cursor of a list of wallets', () => {
  it('leads back to its place', () => {
    fc.assert(
      fc.property(addresses, fc.integer({ min: 1, max: 1_000_000 }), (walletAddress, tokens) => {
        expect(addressOfCursor(cursorAfter(walletAddress))).toBe(walletAddress);
        const place = { tokens, walletAddress };
        expect(placeOfCursor(cursorAfterPlace(place))).toEqual(place);
      }),
    );
  });

  it('may be absent', () => {
    expect([addressOfCursor(undefined), placeOfCursor(undefined)]).toEqual([null, null]);
  });

  it('is refused when it is any other text, that of a list of another order included', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => addressOfCursor(text)).toThrow('cursor must be the next_cursor');
        expect(() => placeOfCursor(text)).toThrow('cursor must be the next_cursor');
      }),
    );
    const walletAddress = '1'.repeat(32);
    expect(() => placeOfCursor(cursorAfter(walletAddress))).toThrow('next_cursor');
    expect(() => addressOfCursor(cursorAfterPlace({ tokens: 2, walletAddress }))).toThrow('next_cursor');
  });
});
