import { ApiProperty } from '@nestjs/swagger';

const time = (description: string) => ({
  description: `${description}; naive UTC`,
  example: '2025-11-20 12:34:56',
});
const optional = { nullable: true } as const;

/** A token with the figures of its latest run, as the web client reads it. */
export class TokenDto {
  @ApiProperty({ type: 'integer' })
  id: number;
  @ApiProperty({ description: "Address of the token's mint" })
  token_address: string;
  @ApiProperty({ type: String, ...optional })
  token_name: string | null;
  @ApiProperty({ type: String, ...optional })
  token_symbol: string | null;
  @ApiProperty({ description: 'Short name; the symbol or the start of the address when there is none' })
  acronym: string;
  @ApiProperty(time('When the latest run ended'))
  analysis_timestamp: string;
  @ApiProperty({ type: String, ...optional, ...time('Earliest buy of the latest run') })
  first_buy_timestamp: string | null;
  @ApiProperty({ type: 'integer', description: 'Early buyers of the latest run' })
  wallets_found: number;
  @ApiProperty({ type: 'integer', description: 'Helius credits of all runs together' })
  credits_used: number;
  @ApiProperty({ type: 'integer', description: 'Helius credits of the latest run' })
  last_analysis_credits: number;
  @ApiProperty({ type: [String], description: 'Early buyers of the latest run, earliest first' })
  wallet_addresses: string[];
  @ApiProperty({ type: String, ...optional, ...time('When it was moved to the trash') })
  deleted_at: string | null;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars at the first analysis' })
  market_cap_usd: number | null;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars when last looked up' })
  market_cap_usd_current: number | null;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars at the look-up before' })
  market_cap_usd_previous: number | null;
  @ApiProperty({ type: String, ...optional, ...time('When the market cap was last looked up') })
  market_cap_updated_at: string | null;
  @ApiProperty({ type: Number, ...optional, description: 'Highest US dollars seen by this service' })
  market_cap_ath: number | null;
  @ApiProperty({ type: String, ...optional, ...time('When the highest was seen') })
  market_cap_ath_timestamp: string | null;
}

/** Answer of GET /api/tokens/history. */
export class TokensResponseDto {
  @ApiProperty({ type: 'integer' })
  total: number;
  @ApiProperty({ type: 'integer', description: 'Distinct wallets over all tokens' })
  total_wallets: number;
  @ApiProperty({ type: [TokenDto], description: 'Newest analysis first' })
  tokens: TokenDto[];
}
