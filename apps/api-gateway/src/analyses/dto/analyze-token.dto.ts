import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  BUY_FLAGS,
  DEFAULT_ANALYSIS_SETTINGS,
  DEFAULT_EXCLUDE,
  type BuyFlag,
} from '@meridinate/analysis-core';
import { Type } from 'class-transformer';
import { Allow, IsBoolean, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { MOST_CREDITS } from '../../stored-settings/analysis-settings.dto';
import { ListOf, MayBeAbsent, NumberFrom, SolanaAddress, WholeNumber } from '../../validation/rules';
import { ListOfObjects, MOST_NEXT_STEPS, NextStepDto } from './next-step.dto';

/**
 * Settings of one analysis in the words of existing clients. Unknown keys are ignored; what is left out
 * is as GET /api/settings says.
 */
export class ApiSettingsDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 10_000, default: DEFAULT_ANALYSIS_SETTINGS.transactionLimit })
  @MayBeAbsent()
  @WholeNumber({ min: 1, max: 10_000 })
  transactionLimit?: number;

  @ApiPropertyOptional({ minimum: 0, default: DEFAULT_ANALYSIS_SETTINGS.minUsd })
  @MayBeAbsent()
  @NumberFrom(0)
  minUsdFilter?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: DEFAULT_ANALYSIS_SETTINGS.maxWallets })
  @MayBeAbsent()
  @WholeNumber({ min: 1, max: 100 })
  walletCount?: number;

  @ApiPropertyOptional({ minimum: 0, default: 100, description: 'Accepted and not used' })
  @MayBeAbsent()
  @WholeNumber({ min: 0 })
  apiRateDelay?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_CREDITS, default: DEFAULT_ANALYSIS_SETTINGS.maxCredits })
  @MayBeAbsent()
  @WholeNumber({ min: 1, max: MOST_CREDITS })
  maxCreditsPerAnalysis?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 10, default: 3, description: 'Accepted and not used' })
  @MayBeAbsent()
  @WholeNumber({ min: 0, max: 10 })
  maxRetries?: number;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: 100,
    description: 'Replaces walletCount; ignored out of range',
  })
  @Allow()
  maxWalletsToStore?: unknown;
}

export class AnalyzeTokenDto {
  @ApiProperty({
    description: 'Address of the token’s mint: base58 of 32 bytes',
    example: 'So11111111111111111111111111111111111111112',
  })
  @SolanaAddress()
  address: string;

  @ApiPropertyOptional({ type: ApiSettingsDto, nullable: true })
  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested({ message: 'must be an object' })
  @Type(() => ApiSettingsDto)
  api_settings?: ApiSettingsDto | null;

  @ApiPropertyOptional({ type: Number, minimum: 0, nullable: true, description: 'Replaces minUsdFilter' })
  @IsOptional()
  @NumberFrom(0)
  min_usd?: number | null;

  @ApiPropertyOptional({ minimum: 1, default: DEFAULT_ANALYSIS_SETTINGS.timeWindowHours })
  @MayBeAbsent()
  @WholeNumber({ min: 1 })
  time_window_hours?: number;

  @ApiPropertyOptional({
    default: false,
    description:
      'Stop as soon as walletCount wallets qualify: cheaper, and later buys are not in their totals',
  })
  @MayBeAbsent()
  @IsBoolean({ message: 'must be true or false' })
  stop_when_found?: boolean;

  @ApiPropertyOptional({
    enum: BUY_FLAGS,
    isArray: true,
    default: DEFAULT_EXCLUDE,
    description: 'Buyers with one of these marks are counted and not listed; an empty list keeps everybody',
  })
  @MayBeAbsent()
  @ListOf(BUY_FLAGS)
  exclude_flags?: BuyFlag[];

  @ApiPropertyOptional({
    type: [NextStepDto],
    maxItems: MOST_NEXT_STEPS,
    description:
      'Done after the analysis has completed, also when the service was restarted meanwhile. Where the answer says coalesced, the steps of the analysis that was already under way hold and these are not added',
  })
  @MayBeAbsent()
  @ListOfObjects(MOST_NEXT_STEPS)
  @ValidateNested({ each: true, message: `must be a list of at most ${MOST_NEXT_STEPS} objects` })
  @Type(() => NextStepDto)
  next_steps?: NextStepDto[];
}
