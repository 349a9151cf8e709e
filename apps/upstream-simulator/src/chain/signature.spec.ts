import fc from 'fast-check';
import { fromBase58, toBase58 } from './base58';
import { readSignature, signatureOf } from './signature';

const mintOf = (bytes: Uint8Array): string => toBase58(bytes);

describe('signatureOf', () => {
  it('is 64 bytes from which mint and place are read again, by the same seed only', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.integer({ min: 0, max: 4_000 }),
        (bytes, place) => {
          const signature = signatureOf('a', mintOf(bytes), place);
          expect(fromBase58(signature)).toHaveLength(64);
          expect(readSignature('a', signature)).toEqual({ mint: mintOf(bytes), place });
          expect(readSignature('b', signature)).toBeNull();
        },
      ),
    );
  });

  it('knows nothing of signatures that others made', () => {
    expect(readSignature('a', toBase58(new Uint8Array(64).fill(7)))).toBeNull();
    expect(readSignature('a', 'short')).toBeNull();
  });
});
