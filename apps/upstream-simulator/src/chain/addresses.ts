import { isOffCurveAddress, type Address } from '@solana/addresses';
import { LRUCache } from 'lru-cache';
import { toBase58, fromBase58 } from './base58';
import { digest } from './dice';

/**
 * The last byte of an address says what it is, so that an address is understood without having seen
 * the history it came from. Addresses of mints and of the wallets of the population are free of it.
 */
export const LAST_BYTE = { absent: 0xff, tokenAccount: 0xfe, otherAccount: 0xfd } as const;

/** Addresses worked out lately: hashing them anew would be most of the work of playing a history. */
const known = new LRUCache<string, string>({ max: 20_000 });

function remembered(name: string, labels: (string | number)[], workOut: () => string): string {
  const key = [name, ...labels].join(' ');
  let address = known.get(key);
  if (address === undefined) {
    address = workOut();
    known.set(key, address);
  }
  return address;
}

const marked = (lastByte: number, labels: (string | number)[]): string => {
  const bytes = digest(...labels);
  bytes[31] = lastByte;
  return toBase58(bytes);
};

/** The one token account of an owner for a mint. */
export const tokenAccountAddress = (owner: string, mint: string): string =>
  remembered('token-account', [owner, mint], () =>
    marked(LAST_BYTE.tokenAccount, ['token-account', owner, mint]),
  );

/** An address that no key pair owns: pools, vaults' owners, curves. Off the curve, as a real one is. */
export const programAddress = (...labels: (string | number)[]): string =>
  remembered('program-address', labels, () => {
    for (let bump = 255; ; bump -= 1) {
      const candidate = marked(LAST_BYTE.otherAccount, ['program-address', bump, ...labels]);
      if (isOffCurveAddress(candidate as Address)) return candidate;
    }
  });

/** Last byte of a 32-byte address. */
export const lastByteOf = (address: string): number => fromBase58(address)?.[31] ?? 0;
