import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PartQueryDto } from '../../lists/part-query.dto';
import { DigitsAsNumber } from '../../validation/digits-as-number';
import { MayBeAbsent, WholeNumber } from '../../validation/rules';

/** Query of GET /multi-token-wallets. */
export class MultiTokenWalletsQueryDto extends PartQueryDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    default: 2,
    description: 'Tokens of a wallet, at least',
  })
  @MayBeAbsent()
  @DigitsAsNumber()
  @WholeNumber({ min: 1, max: 1_000_000 })
  min_tokens?: number;
}

/** A wallet that is an early buyer of several tokens. */
export class MultiTokenWalletDto {
  @ApiProperty({ example: '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin' })
  wallet_address: string;
  @ApiProperty({ type: 'integer', example: 2 })
  token_count: number;
  @ApiProperty({
    ...{ type: [String], example: ['Bonk', 'dogwifhat'] },
    description: 'One for each address, in the same order: name, else symbol, else the start of the address',
  })
  token_names: string[];
  @ApiProperty({
    type: [String],
    example: ['DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263', 'EKpQGSJtjMFqKZ9KQanSqYXRcF8fBopzLHYxdM65zcjm'],
  })
  token_addresses: string[];
  @ApiProperty({ type: [Number], example: [1, 7] })
  token_ids: number[];
  @ApiProperty({ type: Number, nullable: true, example: 412.5, description: 'US dollars of its SOL' })
  wallet_balance_usd: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 398.11, description: 'The balance before' })
  wallet_balance_usd_previous: number | null;
  @ApiProperty({ type: String, nullable: true, example: '2025-11-20 12:34:56', description: 'Naive UTC' })
  wallet_balance_updated_at: string | null;
}

/** Answer of GET /multi-token-wallets. */
export class MultiTokenWalletsDto {
  @ApiProperty({ type: 'integer', example: 1, description: 'Wallets of the whole list' })
  total: number;
  @ApiProperty({ type: [MultiTokenWalletDto], description: 'Most tokens first, then by address' })
  wallets: MultiTokenWalletDto[];
  @ApiProperty({
    ...{ type: String, nullable: true, example: null },
    description: 'Asks for what follows; null at the end of the list',
  })
  next_cursor: string | null;
}
