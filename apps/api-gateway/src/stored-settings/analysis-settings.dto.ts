import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent, NumberFrom, WholeNumber } from '../validation/rules';

/** Helius credits that one analysis may be allowed, at most. */
export const MOST_CREDITS = 10_000;

const change = (description: string) => ({ nullable: true, description }) as const;

/** Body of POST /api/settings. Unknown keys are ignored, null leaves a setting as it is. */
export class UpdateAnalysisSettingsDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 10_000, ...change('Transactions to read') })
  @MayBeAbsent()
  @WholeNumber({ min: 1, max: 10_000 })
  transactionLimit?: number | null;

  @ApiPropertyOptional({ type: Number, minimum: 0, ...change('US dollars a wallet must have spent') })
  @MayBeAbsent()
  @NumberFrom(0)
  minUsdFilter?: number | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, ...change('Wallets to report') })
  @MayBeAbsent()
  @WholeNumber({ min: 1, max: 100 })
  walletCount?: number | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, ...change('Kept and not used') })
  @MayBeAbsent()
  @WholeNumber({ min: 0 })
  apiRateDelay?: number | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_CREDITS, ...change('Helius credits') })
  @MayBeAbsent()
  @WholeNumber({ min: 1, max: MOST_CREDITS })
  maxCreditsPerAnalysis?: number | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 10, ...change('Kept and not used') })
  @MayBeAbsent()
  @WholeNumber({ min: 0, max: 10 })
  maxRetries?: number | null;
}

/** Answer of GET /api/settings: the defaults of a submission that leaves a setting out. */
export class AnalysisSettingsDto {
  @ApiProperty({ type: 'integer', example: 500, description: 'Transactions to read, at most' })
  transactionLimit: number;
  @ApiProperty({ example: 50, description: 'US dollars a wallet must have spent to be reported' })
  minUsdFilter: number;
  @ApiProperty({ type: 'integer', example: 10, description: 'Wallets to report, at most' })
  walletCount: number;
  @ApiProperty({ type: 'integer', example: 100, description: 'Milliseconds; kept and not used' })
  apiRateDelay: number;
  @ApiProperty({ type: 'integer', example: 1000, description: 'Helius credits of an analysis, at most' })
  maxCreditsPerAnalysis: number;
  @ApiProperty({ type: 'integer', example: 3, description: 'Kept and not used' })
  maxRetries: number;
  @ApiProperty({ type: 'integer', example: 10, description: 'Always walletCount; clients send it back' })
  maxWalletsToStore: number;
}

/** Answer of POST /api/settings. */
export class UpdatedAnalysisSettingsDto extends AnalysisSettingsDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { transactionLimit: 'must be a whole number from 1 to 10000, not 0' },
    description: 'Why a setting kept its old value, by name; empty when all were taken',
  })
  rejected: Record<string, string>;
}
