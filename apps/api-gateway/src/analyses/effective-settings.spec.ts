import { BUILT_IN_DEFAULTS } from '../stored-settings/analysis-defaults';
import type { AnalyzeTokenDto } from './dto/analyze-token.dto';
import { effectiveSettings as effectiveUnder, type EffectiveSettings } from './effective-settings';

const address = 'So11111111111111111111111111111111111111112';
const effectiveSettings = (request: AnalyzeTokenDto): EffectiveSettings =>
  effectiveUnder(request, BUILT_IN_DEFAULTS);

describe('effectiveSettings', () => {
  it('fills in the defaults of the original', () => {
    expect(effectiveSettings({ address })).toEqual({
      settings: {
        transactionLimit: 500,
        minUsd: 50,
        maxWallets: 10,
        maxCredits: 1000,
        timeWindowHours: 999_999,
      },
      apiSettings: {
        transactionLimit: 500,
        minUsdFilter: 50,
        walletCount: 10,
        apiRateDelay: 100,
        maxCreditsPerAnalysis: 1000,
        maxRetries: 3,
      },
    });
  });

  it('fills in the defaults of the service where the request leaves a setting out, and only there', () => {
    const defaults = {
      transactionLimit: 2_000,
      minUsdFilter: 75.5,
      walletCount: 40,
      apiRateDelay: 7,
      maxCreditsPerAnalysis: 300,
      maxRetries: 0,
    };
    const { settings, apiSettings } = effectiveUnder({ address }, defaults);
    expect(apiSettings).toEqual(defaults);
    expect(settings).toEqual({
      transactionLimit: 2_000,
      minUsd: 75.5,
      maxWallets: 40,
      maxCredits: 300,
      timeWindowHours: 999_999,
    });
    const asked = { ...BUILT_IN_DEFAULTS, minUsdFilter: 0 };
    expect(effectiveUnder({ address, api_settings: asked }, defaults).apiSettings).toEqual(asked);
  });

  it('stops early only when asked', () => {
    expect(effectiveSettings({ address, stop_when_found: true }).settings.stopWhenFound).toBe(true);
    expect(effectiveSettings({ address, stop_when_found: false })).toEqual(effectiveSettings({ address }));
  });

  it('keeps out whom the caller chooses, nobody when the list is empty', () => {
    expect(effectiveSettings({ address, exclude_flags: ['bundle'] }).settings.exclude).toEqual(['bundle']);
    expect(effectiveSettings({ address, exclude_flags: [] }).settings.exclude).toEqual([]);
    expect(effectiveSettings({ address }).settings).not.toHaveProperty('exclude');
  });

  it('takes null for left out, where the contract allows null', () => {
    expect(effectiveSettings({ address, api_settings: null, min_usd: null })).toEqual(
      effectiveSettings({ address }),
    );
  });

  it('lets min_usd replace minUsdFilter, also when it is 0', () => {
    const { settings, apiSettings } = effectiveSettings({
      address,
      min_usd: 0,
      api_settings: { minUsdFilter: 75 },
    });
    expect([settings.minUsd, apiSettings['minUsdFilter']]).toEqual([0, 0]);
  });

  it('lets a sound maxWalletsToStore replace walletCount and gives it back', () => {
    const api_settings = { walletCount: 20, maxWalletsToStore: 35 };
    const { settings, apiSettings } = effectiveSettings({ address, api_settings });
    expect(settings.maxWallets).toBe(35);
    expect(apiSettings).toMatchObject({ walletCount: 35, maxWalletsToStore: 35 });
  });

  it.each([0, 101, 2.5, '35', null, {}])('ignores the maxWalletsToStore %p', (maxWalletsToStore) => {
    const { settings, apiSettings } = effectiveSettings({ address, api_settings: { maxWalletsToStore } });
    expect(settings.maxWallets).toBe(10);
    expect(apiSettings).not.toHaveProperty('maxWalletsToStore');
  });
});
