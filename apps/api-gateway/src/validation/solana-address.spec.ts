import { getAddressDecoder } from '@solana/addresses';
import fc from 'fast-check';
import { addressFault } from './solana-address';

describe('addressFault', () => {
  it('accepts the base58 form of any 32 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(addressFault(getAddressDecoder().decode(bytes))).toBeNull();
      }),
    );
  });

  it('says something of every text that is none, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        fc.pre(text.length < 32 || /[^1-9A-Za-z]/.test(text));
        expect(addressFault(text)).toMatch(/^it (is|contains)/);
      }),
    );
  });
});
