import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { MayBeAbsent } from '../validation/rules';

const ACTIVITY_TYPE = /^[A-Za-z_]{0,64}$/;
const FLAG = /^(?:true|false)$/;
const AMOUNT = /^(?:\d{1,15}(?:\.\d{1,9})?)?$/;
const ADDRESS = /^(?:[1-9A-HJ-NP-Za-km-z]{32,44})?$/;
const PAGE_SIZE = /^(?:[1-9]\d?|100)$/;

const LETTERS = { message: 'must be text of at most 64 letters and underscores' };
const TRUE_OR_FALSE = { message: 'must be the text true or false' };
const change = { type: String, nullable: true } as const;

/** Body of POST /api/solscan-settings. Unknown keys are ignored, null leaves a setting as it is. */
export class UpdateSolscanSettingsDto {
  @ApiPropertyOptional({ ...change, pattern: ACTIVITY_TYPE.source })
  @MayBeAbsent()
  @Matches(ACTIVITY_TYPE, LETTERS)
  activity_type?: string | null;

  @ApiPropertyOptional({ ...change, enum: ['true', 'false'] })
  @MayBeAbsent()
  @Matches(FLAG, TRUE_OR_FALSE)
  exclude_amount_zero?: string | null;

  @ApiPropertyOptional({ ...change, enum: ['true', 'false'] })
  @MayBeAbsent()
  @Matches(FLAG, TRUE_OR_FALSE)
  remove_spam?: string | null;

  @ApiPropertyOptional({ ...change, pattern: AMOUNT.source })
  @MayBeAbsent()
  @Matches(AMOUNT, { message: 'must be a number of 0 or more as text, or empty' })
  value?: string | null;

  @ApiPropertyOptional({ ...change, pattern: ADDRESS.source })
  @MayBeAbsent()
  @Matches(ADDRESS, { message: 'must be 32 to 44 characters of base58, or empty' })
  token_address?: string | null;

  @ApiPropertyOptional({ ...change, pattern: PAGE_SIZE.source })
  @MayBeAbsent()
  @Matches(PAGE_SIZE, { message: 'must be a whole number from 1 to 100 as text' })
  page_size?: string | null;
}

/** Answer of GET /api/solscan-settings: the filters of links to Solscan, all of them texts. */
export class SolscanSettingsDto {
  @ApiProperty({ example: 'ACTIVITY_SPL_TRANSFER' })
  activity_type: string;
  @ApiProperty({ example: 'true' })
  exclude_amount_zero: string;
  @ApiProperty({ example: 'true' })
  remove_spam: string;
  @ApiProperty({ example: '100' })
  value: string;
  @ApiProperty({ example: 'So11111111111111111111111111111111111111111' })
  token_address: string;
  @ApiProperty({ example: '10' })
  page_size: string;
}

/** Answer of POST /api/solscan-settings. */
export class UpdatedSolscanSettingsDto extends SolscanSettingsDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { page_size: 'must be a whole number from 1 to 100 as text, not "0"' },
    description: 'Why a setting kept its old value, by name; empty when all were taken',
  })
  rejected: Record<string, string>;
}
