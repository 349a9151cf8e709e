import type { SettingsGroup } from './settings-group';
import { type SolscanSettingsDto, UpdateSolscanSettingsDto } from './solscan-settings.dto';

/** The filters of links to Solscan. Its address of the native SOL ends in 1, that of wrapped SOL in 2. */
export const SOLSCAN_SETTINGS: SettingsGroup<SolscanSettingsDto> = {
  prefix: 'solscan',
  rules: UpdateSolscanSettingsDto,
  defaults: {
    activity_type: 'ACTIVITY_SPL_TRANSFER',
    exclude_amount_zero: 'true',
    remove_spam: 'true',
    value: '100',
    token_address: 'So11111111111111111111111111111111111111111',
    page_size: '10',
  },
};
