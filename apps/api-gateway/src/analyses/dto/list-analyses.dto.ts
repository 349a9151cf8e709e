import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { MayBeAbsent, PlainText, WholeNumber } from '../../validation/rules';

const WHOLE_NUMBER_TEXT = /^-?\d{1,15}$/;

/** Reads the digits of a query parameter; anything else is left for the rule to refuse. */
const numberInQuery = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && WHOLE_NUMBER_TEXT.test(value) ? Number(value) : value;

export class ListAnalysesDto {
  @ApiPropertyOptional({ description: 'Part of a mint, token name or symbol; case does not matter' })
  @MayBeAbsent()
  @PlainText(200)
  search?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 1000, default: 100 })
  @MayBeAbsent()
  @Transform(numberInQuery)
  @WholeNumber({ min: 1, max: 1000 })
  limit?: number;
}
