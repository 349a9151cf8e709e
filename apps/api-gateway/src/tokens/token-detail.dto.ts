import { ApiProperty } from '@nestjs/swagger';
import { TokenDto } from './token.dto';

const optional = { nullable: true } as const;

/** An early buyer of a token's latest run. */
export class WalletDto {
  @ApiProperty({ type: 'integer', description: 'Unique over all runs' })
  id: number;
  @ApiProperty()
  wallet_address: string;
  @ApiProperty({
    description: 'Naive UTC; empty when the chain does not know the time',
    example: '2025-11-20 12:34:56',
  })
  first_buy_timestamp: string;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars spent' })
  total_usd: number | null;
  @ApiProperty({ type: 'integer', description: 'Buys' })
  transaction_count: number;
  @ApiProperty({ type: Number, ...optional, description: 'US dollars of a buy on average' })
  average_buy_usd: number | null;
  @ApiProperty({ type: Number, ...optional })
  wallet_balance_usd: number | null;
  @ApiProperty({ type: Number, ...optional })
  wallet_balance_usd_previous: number | null;
  @ApiProperty({ type: String, ...optional, description: 'Naive UTC' })
  wallet_balance_updated_at: string | null;
}

/** One wallet in the format that the wallet tracker of Axiom imports. */
export class AxiomWalletDto {
  @ApiProperty()
  trackedWalletAddress: string;
  @ApiProperty({ description: 'Place among the buyers, US dollars spent, token', example: '(1/10)$412|PEPE' })
  name: string;
  @ApiProperty()
  emoji: string;
  @ApiProperty()
  alertsOnToast: boolean;
  @ApiProperty()
  alertsOnBubble: boolean;
  @ApiProperty()
  alertsOnFeed: boolean;
  @ApiProperty({ type: [String] })
  groups: string[];
  @ApiProperty()
  sound: string;
}

/** Answer of GET /api/tokens/{token_id}. */
export class TokenDetailDto extends TokenDto {
  @ApiProperty({ type: [WalletDto], description: 'Earliest buyer first' })
  wallets: WalletDto[];
  @ApiProperty({ type: [AxiomWalletDto], description: 'The same wallets, to import into Axiom' })
  axiom_json: AxiomWalletDto[];
}
