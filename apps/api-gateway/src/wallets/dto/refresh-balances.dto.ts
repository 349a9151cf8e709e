import { ApiProperty } from '@nestjs/swagger';
import { IsArray } from 'class-validator';
import { MOST_ADDRESSES } from '../wallet-addresses';

const WALLET = '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin';

/** Body of POST /wallets/refresh-balances. */
export class RefreshBalancesDto {
  @ApiProperty({
    ...{ type: [String], minItems: 1, maxItems: MOST_ADDRESSES, example: [WALLET] },
    description: 'Solana addresses; one that comes twice is read once',
  })
  @IsArray({ message: 'must be a list of Solana addresses' })
  wallet_addresses: unknown[];
}

/** What became of one wallet. */
export class RefreshedBalanceDto {
  @ApiProperty({ example: WALLET })
  wallet_address: string;
  @ApiProperty({
    ...{ type: Number, nullable: true, example: 412.5 },
    description: 'US dollars of its SOL; 0 for a wallet without an account, null when it could not be read',
  })
  balance_usd: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 398.11, description: 'The balance before' })
  previous_balance_usd: number | null;
  @ApiProperty({ type: String, nullable: true, example: '2025-11-20 12:34:56', description: 'Naive UTC' })
  updated_at: string | null;
  @ApiProperty({ example: true })
  success: boolean;
}

/** Answer of POST /wallets/refresh-balances. */
export class RefreshedBalancesDto {
  @ApiProperty({ example: 'Refreshed 1 of 1 wallets' })
  message: string;
  @ApiProperty({ type: [RefreshedBalanceDto], description: 'In the order of the request, each wallet once' })
  results: RefreshedBalanceDto[];
  @ApiProperty({ type: 'integer', example: 1 })
  total_wallets: number;
  @ApiProperty({ type: 'integer', example: 1 })
  successful: number;
  @ApiProperty({
    ...{ type: 'integer', example: 1 },
    description:
      'Helius credits this request paid; a read that another request had begun already is not paid again',
  })
  api_credits_used: number;
}
