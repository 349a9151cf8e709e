import { ApiProperty } from '@nestjs/swagger';

const nullable = (description: string, type: typeof Number | typeof String = Number) =>
  ({ type, nullable: true, description }) as const;
const counts = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class TokenInfoDto {
  @ApiProperty({ type: String, nullable: true })
  name: string | null;
  @ApiProperty({ type: String, nullable: true })
  symbol: string | null;
  @ApiProperty({ type: String, nullable: true })
  acronym: string | null;
  @ApiProperty({ type: 'integer' })
  decimals: number;
  @ApiProperty({ description: 'Raw units, decimal text' })
  supply: string;
  @ApiProperty({ enum: ['spl-token', 'token-2022'] })
  program: string;
}

export class EarlyBidderDto {
  @ApiProperty({ type: 'integer', description: '1 is the earliest' })
  rank: number;
  @ApiProperty()
  wallet_address: string;
  @ApiProperty(nullable('Naive UTC', String))
  first_buy_time: string | null;
  @ApiProperty()
  first_buy_signature: string;
  @ApiProperty({ type: 'integer' })
  first_buy_slot: number;
  @ApiProperty(nullable('US dollars at the SOL price of each buy’s minute'))
  total_usd: number | null;
  @ApiProperty({ type: 'integer' })
  transaction_count: number;
  @ApiProperty(nullable('US dollars'))
  average_buy_usd: number | null;
  @ApiProperty(nullable('US dollars of SOL held at the end of the analysis'))
  wallet_balance_usd: number | null;
  @ApiProperty({ description: 'Raw units bought, decimal text' })
  token_amount: string;
  @ApiProperty({ description: 'Decimal text' })
  lamports_spent: string;
  @ApiProperty({ description: 'US dollars spent in stable coins' })
  stable_usd_spent: number;
  @ApiProperty({ type: [String] })
  venues: string[];
  @ApiProperty({ type: [String] })
  flags: string[];
}

export class SolPriceDto {
  @ApiProperty({ description: 'Naive UTC' })
  minute: string;
  @ApiProperty()
  usd: number;
  @ApiProperty({ example: 'coinbase' })
  source: string;
  @ApiProperty({
    type: 'integer',
    description: 'Minutes between the minute and the trade that priced it; negative when that came later',
  })
  age_minutes: number;
}

export class CreditLedgerDto {
  @ApiProperty()
  credits: number;
  @ApiProperty({
    type: 'object',
    description: 'By upstream and call',
    additionalProperties: {
      type: 'object',
      properties: { calls: { type: 'integer' }, credits: { type: 'number' } },
    },
  })
  calls: Record<string, { calls: number; credits: number }>;
}

/** `result` of a completed analysis. */
export class AnalysisResultDto {
  @ApiProperty()
  token_address: string;
  @ApiProperty()
  token_info: TokenInfoDto;
  @ApiProperty(nullable('US dollars'))
  market_cap_usd: number | null;
  @ApiProperty({ type: String, enum: ['market_cap', 'fdv'], nullable: true })
  market_cap_basis: string | null;
  @ApiProperty(nullable('Launchpad the mint was created on, as far as it is known', String))
  launchpad: string | null;
  @ApiProperty(nullable('Naive UTC', String))
  first_transaction_time: string | null;
  @ApiProperty(nullable('Naive UTC; later buys did not count', String))
  analysis_window_end: string | null;
  @ApiProperty({ type: [EarlyBidderDto] })
  early_bidders: EarlyBidderDto[];
  @ApiProperty({ type: 'integer' })
  total_unique_buyers: number;
  @ApiProperty({ type: 'integer' })
  total_transactions_analyzed: number;
  @ApiProperty()
  api_credits_used: number;
  @ApiProperty({ ...counts, description: 'What was kept out of the list, by reason' })
  left_out: Record<string, number>;
  @ApiProperty({
    enum: [
      'end_of_history',
      'time_window',
      'transaction_limit',
      'credit_limit',
      'wallets_found',
      'beginning_out_of_reach',
      'rest_out_of_reach',
    ],
  })
  stopped_by: string;
  @ApiProperty({
    description:
      'False when more was asked for than was read: credits ended, enough wallets were found, or the first transactions cannot be reached, in which case nobody is listed',
  })
  complete: boolean;
  @ApiProperty(nullable('SOL/USD used for the balances'))
  sol_usd: number | null;
  @ApiProperty({ type: [String], description: 'Sources of the SOL prices used' })
  price_sources: string[];
  @ApiProperty({ type: () => [SolPriceDto], description: 'SOL/USD of the listed buyers’ minutes' })
  sol_prices: SolPriceDto[];
  @ApiProperty()
  credits: CreditLedgerDto;
  @ApiProperty({
    description:
      'Credits that attempts which crashed in the middle of a call may have spent besides, at most',
  })
  credits_unaccounted: number;
}
