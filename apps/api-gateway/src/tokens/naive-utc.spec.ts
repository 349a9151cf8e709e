import fc from 'fast-check';
import { naiveUtc } from './naive-utc';

const END_OF_YEAR_9999 = 253_402_300_799_999;

describe('naiveUtc', () => {
  it.each([
    ['the epoch', 0, '1970-01-01 00:00:00'],
    ['a time of day', 1_763_642_096_000, '2025-11-20 12:34:56'],
    ['the last millisecond of a second', 1_763_642_096_999, '2025-11-20 12:34:56'],
    ['a time before the epoch', -1, '1969-12-31 23:59:59'],
  ])('writes %s', (_name, ms, expected) => {
    expect(naiveUtc(ms)).toBe(expected);
  });

  it('keeps an unknown time unknown', () => {
    expect(naiveUtc(null)).toBeNull();
  });

  it('is read back by the web client as the second it was made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: END_OF_YEAR_9999 }), (ms) => {
        const asTheClientReads = Date.parse(`${naiveUtc(ms).replace(' ', 'T')}Z`);
        expect(asTheClientReads).toBe(Math.floor(ms / 1000) * 1000);
      }),
    );
  });
});
