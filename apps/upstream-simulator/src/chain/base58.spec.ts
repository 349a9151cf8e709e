import fc from 'fast-check';
import { getAddressDecoder } from '@solana/addresses';
import { fromBase58, toBase58 } from './base58';

describe('base58', () => {
  it('gives the bytes back that it was given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect([...(fromBase58(toBase58(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('writes addresses as the Solana library does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(toBase58(bytes)).toBe(getAddressDecoder().decode(bytes));
      }),
    );
  });

  it('refuses characters that are none of its digits', () => {
    for (const text of ['0', 'O', 'I', 'l', 'a b', '-']) expect(fromBase58(text)).toBeNull();
  });
});
