import { ApiProperty } from '@nestjs/swagger';
import { buildMessage, ValidateBy } from 'class-validator';

/** Tokens of one request, at most. */
export const MOST_TOKENS_A_REFRESH = 1000;

/** A list of whole numbers, neither empty nor too long. Numbers that no token has as its id are fine. */
const TokenIds = (): PropertyDecorator =>
  ValidateBy({
    name: 'tokenIds',
    validator: {
      validate: (value) =>
        Array.isArray(value) &&
        value.length >= 1 &&
        value.length <= MOST_TOKENS_A_REFRESH &&
        value.every(Number.isSafeInteger),
      defaultMessage: buildMessage(() => `must be a list of 1 to ${MOST_TOKENS_A_REFRESH} whole numbers`),
    },
  });

/** Body of POST /api/tokens/refresh-market-caps. Unknown keys are ignored. */
export class RefreshMarketCapsDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    minItems: 1,
    maxItems: MOST_TOKENS_A_REFRESH,
    description: 'Ids of tokens; one that stands there twice is refreshed and answered once',
    example: [3, 7],
  })
  @TokenIds()
  token_ids: number[];
}

const usd = (description: string, example: number) => ({
  type: Number,
  nullable: true,
  description,
  example,
});
const time = (description: string) => ({
  type: String,
  nullable: true,
  description: `${description}; naive UTC`,
  example: '2025-11-20 12:34:56',
});

/** A token as it stands after the refresh. All but the id is null for a token that is not there. */
export class RefreshedMarketCapDto {
  @ApiProperty({ type: 'integer', example: 3 })
  token_id: number;
  @ApiProperty(usd('US dollars when last looked up', 251_474.5))
  market_cap_usd_current: number | null;
  @ApiProperty(usd('US dollars at the look-up before', 198_020))
  market_cap_usd_previous: number | null;
  @ApiProperty(time('When the market cap was last looked up'))
  market_cap_updated_at: string | null;
  @ApiProperty(usd('Highest US dollars seen by this service', 300_000))
  market_cap_ath: number | null;
  @ApiProperty(time('When the highest was seen'))
  market_cap_ath_timestamp: string | null;
  @ApiProperty({
    description: 'False when it could not be looked up, no pair trades it, or there is no such token',
    example: true,
  })
  success: boolean;
}

/** Answer of POST /api/tokens/refresh-market-caps. */
export class RefreshedMarketCapsDto {
  @ApiProperty({ example: 'Refreshed the market cap of 1 of 1 tokens' })
  message: string;
  @ApiProperty({ type: [RefreshedMarketCapDto], description: 'One for each id, in the order of the request' })
  results: RefreshedMarketCapDto[];
  @ApiProperty({ type: 'integer', description: 'Different ids in the request', example: 1 })
  total_tokens: number;
  @ApiProperty({ type: 'integer', example: 1 })
  successful: number;
  @ApiProperty({ type: 'integer', description: 'Always 0: DexScreener takes no credits', example: 0 })
  api_credits_used: number;
}
