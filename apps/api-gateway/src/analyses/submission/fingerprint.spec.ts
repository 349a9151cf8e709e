import { DEFAULT_ANALYSIS_SETTINGS, DEFAULT_EXCLUDE } from '@meridinate/analysis-core';
import { fingerprintOf, requestHashOf } from './fingerprint';

const settings = DEFAULT_ANALYSIS_SETTINGS;
const purchase = { mint: 'mint', settings };
const ROADS = ['in_process', 'redis'];
const print = (changes: object = {}): string =>
  fingerprintOf({ ...purchase, settings: { ...settings, ...changes } }, ROADS);

describe('fingerprintOf', () => {
  it('is the same however the settings are written', () => {
    const turned = Object.fromEntries(Object.entries(settings).reverse()) as unknown as typeof settings;
    expect(fingerprintOf({ ...purchase, settings: turned }, ROADS)).toBe(print());
    expect(print({ stopWhenFound: false })).toBe(print());
    expect(print({ exclude: [...DEFAULT_EXCLUDE].reverse() })).toBe(print());
    expect(print({ exclude: ['creator', 'bundle'] })).toBe(print({ exclude: ['bundle', 'creator'] }));
  });

  it.each([
    { transactionLimit: 7 },
    { minUsd: 0 },
    { stopWhenFound: true },
    { exclude: [] },
    { maxCredits: 9 },
  ])('is another one for %p', (changes) => {
    expect(print(changes)).not.toBe(print());
  });

  it('is another one for another mint, and for what lies on a road that is closed', () => {
    expect(fingerprintOf({ ...purchase, mint: 'other' }, ROADS)).not.toBe(print());
    expect(fingerprintOf(purchase, ['in_process'])).not.toBe(print());
  });
});

describe('requestHashOf', () => {
  const step = { step: 'refresh_market_cap', afterMinutes: 5 } as const;
  const asked = { apiSettings: { walletCount: 10 }, nextSteps: [step] };

  it('takes in everything that was asked for', () => {
    const hash = requestHashOf(purchase, asked);
    expect(requestHashOf({ ...purchase }, { ...asked })).toBe(hash);
    expect(requestHashOf(purchase, { ...asked, nextSteps: [] })).not.toBe(hash);
    expect(requestHashOf(purchase, { ...asked, apiSettings: { walletCount: 11 } })).not.toBe(hash);
  });
});
