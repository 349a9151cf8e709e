import { type AnalysisSettings, DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import type { AnalyzeTokenDto } from './dto/analyze-token.dto';

/** What will be done, and the same in the words of `api_settings` to be given back to the caller. */
export interface EffectiveSettings {
  settings: AnalysisSettings;
  apiSettings: Record<string, unknown>;
}

const DEFAULT_API_RATE_DELAY_MS = 100;
const DEFAULT_MAX_RETRIES = 3;
const MOST_WALLETS = 100;

/** A known client sends the wallet count under this name, now and then out of range. */
function walletsToStore(value: unknown): number | undefined {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_WALLETS;
  return fits ? value : undefined;
}

/** Fills in defaults and applies the two overrides, `min_usd` and `maxWalletsToStore`. */
export function effectiveSettings(request: AnalyzeTokenDto): EffectiveSettings {
  const asked = request.api_settings ?? {};
  const settings: AnalysisSettings = {
    transactionLimit: asked.transactionLimit ?? DEFAULT_ANALYSIS_SETTINGS.transactionLimit,
    minUsd: request.min_usd ?? asked.minUsdFilter ?? DEFAULT_ANALYSIS_SETTINGS.minUsd,
    maxWallets:
      walletsToStore(asked.maxWalletsToStore) ?? asked.walletCount ?? DEFAULT_ANALYSIS_SETTINGS.maxWallets,
    maxCredits: asked.maxCreditsPerAnalysis ?? DEFAULT_ANALYSIS_SETTINGS.maxCredits,
    timeWindowHours: request.time_window_hours ?? DEFAULT_ANALYSIS_SETTINGS.timeWindowHours,
    ...(request.stop_when_found === true && { stopWhenFound: true }),
    ...(request.exclude_flags !== undefined && { exclude: request.exclude_flags }),
  };
  const apiSettings = {
    transactionLimit: settings.transactionLimit,
    minUsdFilter: settings.minUsd,
    walletCount: settings.maxWallets,
    apiRateDelay: asked.apiRateDelay ?? DEFAULT_API_RATE_DELAY_MS,
    maxCreditsPerAnalysis: settings.maxCredits,
    maxRetries: asked.maxRetries ?? DEFAULT_MAX_RETRIES,
    ...(walletsToStore(asked.maxWalletsToStore) !== undefined && {
      maxWalletsToStore: asked.maxWalletsToStore,
    }),
  };
  return { settings, apiSettings };
}
