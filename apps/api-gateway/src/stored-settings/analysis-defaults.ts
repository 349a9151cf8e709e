import { DEFAULT_ANALYSIS_SETTINGS } from '@meridinate/analysis-core';
import { UpdateAnalysisSettingsDto } from './analysis-settings.dto';
import type { SettingsGroup } from './settings-group';

/** What a submission gets that leaves a setting out, in the words of `api_settings`. */
export interface AnalysisDefaults {
  transactionLimit: number;
  minUsdFilter: number;
  walletCount: number;
  apiRateDelay: number;
  maxCreditsPerAnalysis: number;
  maxRetries: number;
}

/** The defaults until somebody stores others. */
export const BUILT_IN_DEFAULTS: AnalysisDefaults = {
  transactionLimit: DEFAULT_ANALYSIS_SETTINGS.transactionLimit,
  minUsdFilter: DEFAULT_ANALYSIS_SETTINGS.minUsd,
  walletCount: DEFAULT_ANALYSIS_SETTINGS.maxWallets,
  apiRateDelay: 100,
  maxCreditsPerAnalysis: DEFAULT_ANALYSIS_SETTINGS.maxCredits,
  maxRetries: 3,
};

export const ANALYSIS_SETTINGS: SettingsGroup<AnalysisDefaults> = {
  prefix: 'analysis',
  rules: UpdateAnalysisSettingsDto,
  defaults: BUILT_IN_DEFAULTS,
};
