import { ApiProperty } from '@nestjs/swagger';

const time = (description: string) => ({
  description: `${description}; naive UTC`,
  example: '2025-11-20 12:34:56',
});
const optional = { nullable: true } as const;

/** A token with the figures of its latest run, as the web client reads it. */
export class TokenDto {
  @ApiProperty({ type: 'integer', example: 3 })
  id: number;
  @ApiProperty({
    description: "Address of the token's mint",
    example: 'So11111111111111111111111111111111111111112',
  })
  token_address: string;
  @ApiProperty({ type: String, ...optional, example: 'The Bird of Paradise' })
  token_name: string | null;
  @ApiProperty({ type: String, ...optional, example: 'BIRD' })
  token_symbol: string | null;
  @ApiProperty({
    description: 'Short name; the symbol or the start of the address when there is none',
    example: 'BP',
  })
  acronym: string;
  @ApiProperty(time('When the latest run ended'))
  analysis_timestamp: string;
  @ApiProperty({ type: String, ...optional, ...time('Earliest buy of the latest run') })
  first_buy_timestamp: string | null;
  @ApiProperty({ type: 'integer', description: 'Early buyers of the latest run', example: 1 })
  wallets_found: number;
  @ApiProperty({ type: 'integer', description: 'Helius credits of all runs together', example: 300 })
  credits_used: number;
  @ApiProperty({ type: 'integer', description: 'Helius credits of the latest run', example: 150 })
  last_analysis_credits: number;
  @ApiProperty({
    type: [String],
    description: 'Early buyers of the latest run, earliest first',
    example: ['9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin'],
  })
  wallet_addresses: string[];
  @ApiProperty({ type: String, ...optional, ...time('When it was moved to the trash'), example: null })
  deleted_at: string | null;
  @ApiProperty({
    type: Number,
    ...optional,
    description: 'US dollars at the latest analysis',
    example: 198_020,
  })
  market_cap_usd: number | null;
  @ApiProperty({
    type: Number,
    ...optional,
    description: 'US dollars when last looked up',
    example: 251_474.5,
  })
  market_cap_usd_current: number | null;
  @ApiProperty({
    type: Number,
    ...optional,
    description: 'US dollars at the look-up before',
    example: 198_020,
  })
  market_cap_usd_previous: number | null;
  @ApiProperty({ type: String, ...optional, ...time('When the market cap was last looked up') })
  market_cap_updated_at: string | null;
  @ApiProperty({
    type: Number,
    ...optional,
    description: 'Highest US dollars seen by this service',
    example: 300_000,
  })
  market_cap_ath: number | null;
  @ApiProperty({ type: String, ...optional, ...time('When the highest was seen') })
  market_cap_ath_timestamp: string | null;
}

/** Answer of GET /api/tokens/history and GET /api/tokens/trash. */
export class TokensResponseDto {
  @ApiProperty({ type: 'integer', description: 'Tokens of the whole list', example: 1 })
  total: number;
  @ApiProperty({
    type: 'integer',
    description: 'Distinct early buyers over all runs of the tokens that are not deleted',
    example: 1,
  })
  total_wallets: number;
  @ApiProperty({ type: [TokenDto], description: 'Newest first' })
  tokens: TokenDto[];
  @ApiProperty({
    type: String,
    ...optional,
    description: 'Send it as cursor to see what follows; null when nothing does',
    example: null,
  })
  next_cursor: string | null;
}
