import { ApiProperty } from '@nestjs/swagger';
import { WalletDto } from './token-detail.dto';

/** One run of a token, with what it found. */
export class TokenRunDto {
  @ApiProperty({ type: 'integer', example: 12 })
  id: number;
  @ApiProperty({
    format: 'uuid',
    description: 'The analysis that it was',
    example: '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11',
  })
  job_id: string;
  @ApiProperty({ description: 'When it ended; naive UTC', example: '2025-11-20 12:34:56' })
  analysis_timestamp: string;
  @ApiProperty({ type: 'integer', example: 1 })
  wallets_found: number;
  @ApiProperty({ type: 'integer', description: 'Helius credits', example: 150 })
  credits_used: number;
  @ApiProperty({ type: [WalletDto], description: 'Earliest buyer first, with present balances' })
  wallets: WalletDto[];
}

/** Answer of GET /api/tokens/{token_id}/history. */
export class TokenHistoryDto {
  @ApiProperty({ type: 'integer', example: 3 })
  token_id: number;
  @ApiProperty({ type: 'integer', example: 1 })
  total_runs: number;
  @ApiProperty({ type: [TokenRunDto], description: 'Newest first' })
  runs: TokenRunDto[];
}
