import { type AnalysisSettings, DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import type { AnalysisDefaults } from '../stored-settings/analysis-defaults';
import type { AnalyzeTokenDto } from './dto/analyze-token.dto';

/** What will be done, and the same in the words of `api_settings` to be given back to the caller. */
export interface EffectiveSettings {
  settings: AnalysisSettings;
  apiSettings: Record<string, unknown>;
}

const MOST_WALLETS = 100;

/** A known client sends the wallet count under this name, now and then out of range. */
function walletsToStore(value: unknown): number | undefined {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_WALLETS;
  return fits ? value : undefined;
}

/** Fills in defaults and applies the two overrides, `min_usd` and `maxWalletsToStore`. */
export function effectiveSettings(request: AnalyzeTokenDto, defaults: AnalysisDefaults): EffectiveSettings {
  const asked = request.api_settings ?? {};
  const settings: AnalysisSettings = {
    transactionLimit: asked.transactionLimit ?? defaults.transactionLimit,
    minUsd: request.min_usd ?? asked.minUsdFilter ?? defaults.minUsdFilter,
    maxWallets: walletsToStore(asked.maxWalletsToStore) ?? asked.walletCount ?? defaults.walletCount,
    maxCredits: asked.maxCreditsPerAnalysis ?? defaults.maxCreditsPerAnalysis,
    timeWindowHours: request.time_window_hours ?? DEFAULT_ANALYSIS_SETTINGS.timeWindowHours,
    ...(request.stop_when_found === true && { stopWhenFound: true }),
    ...(request.exclude_flags !== undefined && { exclude: request.exclude_flags }),
  };
  const apiSettings = {
    transactionLimit: settings.transactionLimit,
    minUsdFilter: settings.minUsd,
    walletCount: settings.maxWallets,
    apiRateDelay: asked.apiRateDelay ?? defaults.apiRateDelay,
    maxCreditsPerAnalysis: settings.maxCredits,
    maxRetries: asked.maxRetries ?? defaults.maxRetries,
    ...(walletsToStore(asked.maxWalletsToStore) !== undefined && {
      maxWalletsToStore: asked.maxWalletsToStore,
    }),
  };
  return { settings, apiSettings };
}
