import type { TokenRow } from '@meridinate/persistence';
import { naiveUtc } from '../tokens/naive-utc';
import type { RefreshedMarketCapDto, RefreshedMarketCapsDto } from './refresh-market-caps.dto';

/** A token that a client asked for, as it is kept after the refresh. */
interface AskedToken {
  id: number;
  /** Null for an unknown or deleted token. */
  row: TokenRow | null;
  /** What is kept is at least as new as the request. */
  readAgain: boolean;
}

const presentToken = ({ id, row, readAgain }: AskedToken): RefreshedMarketCapDto => ({
  token_id: id,
  market_cap_usd_current: row?.marketCapUsdCurrent ?? null,
  market_cap_usd_previous: row?.marketCapUsdPrevious ?? null,
  market_cap_updated_at: naiveUtc(row?.marketCapUpdatedAt ?? null),
  market_cap_ath: row?.marketCapAth ?? null,
  market_cap_ath_timestamp: naiveUtc(row?.marketCapAthAt ?? null),
  success: row !== null && readAgain,
});

export function presentRefresh(asked: readonly AskedToken[]): RefreshedMarketCapsDto {
  const results = asked.map(presentToken);
  const successful = results.filter(({ success }) => success).length;
  return {
    message: `Refreshed the market cap of ${successful} of ${results.length} tokens`,
    results,
    total_tokens: results.length,
    successful,
    api_credits_used: 0,
  };
}
