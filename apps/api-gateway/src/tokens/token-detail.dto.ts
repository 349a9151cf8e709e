import { ApiProperty } from '@nestjs/swagger';
import { TokenDto } from './token.dto';

const optional = { nullable: true } as const;

/** An early buyer of a token's latest run. */
export class WalletDto {
  @ApiProperty({ type: 'integer', description: 'Unique over all runs', example: 41 })
  id: number;
  @ApiProperty({ example: '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin' })
  wallet_address: string;
  @ApiProperty({
    description: 'Naive UTC; empty when the chain does not know the time',
    example: '2025-11-20 12:34:56',
  })
  first_buy_timestamp: string;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars spent', example: 252.5 })
  total_usd: number | null;
  @ApiProperty({ type: 'integer', description: 'Buys', example: 2 })
  transaction_count: number;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars of a buy on average', example: 126.25 })
  average_buy_usd: number | null;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars', example: 150 })
  wallet_balance_usd: number | null;
  @ApiProperty({ type: Number, ...optional, description: 'The reading before', example: 120.5 })
  wallet_balance_usd_previous: number | null;
  @ApiProperty({ type: String, ...optional, description: 'Naive UTC', example: '2025-11-20 12:34:56' })
  wallet_balance_updated_at: string | null;
}

/** One wallet in the format that the wallet tracker of Axiom imports. */
export class AxiomWalletDto {
  @ApiProperty({ example: '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin' })
  trackedWalletAddress: string;
  @ApiProperty({ description: 'Place among the buyers, US dollars spent, token', example: '(1/10)$412|PEPE' })
  name: string;
  @ApiProperty({ example: '😈' })
  emoji: string;
  @ApiProperty({ example: false })
  alertsOnToast: boolean;
  @ApiProperty({ example: false })
  alertsOnBubble: boolean;
  @ApiProperty({ example: true })
  alertsOnFeed: boolean;
  @ApiProperty({ type: [String], example: ['Main'] })
  groups: string[];
  @ApiProperty({ example: 'default' })
  sound: string;
}

/** Answer of GET /api/tokens/{token_id}. */
export class TokenDetailDto extends TokenDto {
  @ApiProperty({ type: [WalletDto], description: 'Earliest buyer first' })
  wallets: WalletDto[];
  @ApiProperty({ type: [AxiomWalletDto], description: 'The same wallets, to import into Axiom' })
  axiom_json: AxiomWalletDto[];
}
