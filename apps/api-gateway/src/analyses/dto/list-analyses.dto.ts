import { ApiPropertyOptional } from '@nestjs/swagger';
import { DigitsAsNumber } from '../../validation/digits-as-number';
import { MayBeAbsent, PlainText, WholeNumber } from '../../validation/rules';

export class ListAnalysesDto {
  @ApiPropertyOptional({
    description: 'Part of a mint, token name or symbol; case does not matter',
    example: 'pepe',
  })
  @MayBeAbsent()
  @PlainText(200)
  search?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1000, default: 100 })
  @MayBeAbsent()
  @DigitsAsNumber()
  @WholeNumber({ min: 1, max: 1000 })
  limit?: number;
}
