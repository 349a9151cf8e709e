import { hasAddressShape, isAddress, isOnCurve } from './address';
import { PUMP_MIGRATION_WALLET, VENUES, venuesOf } from './programs';
import { STABLE_MINTS, WRAPPED_SOL_MINT } from './quote-mints';

const RAYDIUM_AUTHORITY = '5Q544fKrFoe6tsEbD7S8EmxGTJYAKtTVhAW5Q5pge4j1';

describe('addresses', () => {
  it('are 32 bytes in base58', () => {
    expect(isAddress(WRAPPED_SOL_MINT)).toBe(true);
    expect(isAddress('1'.repeat(32))).toBe(true);
    expect(isAddress('z'.repeat(44))).toBe(false);
    expect(isAddress('0OIl')).toBe(false);
    expect(isAddress('')).toBe(false);
    expect(isAddress(null as unknown as string)).toBe(false);
  });

  it('are on the curve for wallets and off it for accounts of programs', () => {
    expect(isOnCurve(PUMP_MIGRATION_WALLET)).toBe(true);
    expect(isOnCurve(RAYDIUM_AUTHORITY)).toBe(false);
    expect(isOnCurve(RAYDIUM_AUTHORITY)).toBe(false);
    expect(isOnCurve('no address')).toBe(false);
  });

  it('have a shape that no name of an object property has', () => {
    expect(['__proto__', 'constructor', 'toString', '', 7].some(hasAddressShape)).toBe(false);
  });
});

describe('known programs and mints', () => {
  it('are addresses, every one', () => {
    for (const address of [...VENUES.keys(), ...STABLE_MINTS, PUMP_MIGRATION_WALLET]) {
      expect([address, isAddress(address)]).toEqual([address, true]);
    }
  });

  it('label the programs of a transaction, unknown ones left out, each label once', () => {
    const okxOld = '6m2CDdhRgxpH4WjvdzxAYbGxwdGUz5MziiL5jek2kBma';
    const okxNew = 'proVF4pMXVaYqmy4NjniPh4pqKNfMmsihgd4wdkCX3u';
    const pump = '6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P';
    expect(venuesOf([okxOld, 'unknown', pump, okxNew])).toEqual(['OKX DEX', 'pump.fun']);
  });
});
