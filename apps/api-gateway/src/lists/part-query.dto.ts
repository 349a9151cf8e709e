import { ApiPropertyOptional } from '@nestjs/swagger';
import { DigitsAsNumber } from '../validation/digits-as-number';
import { MayBeAbsent, PlainText, WholeNumber } from '../validation/rules';
import { MOST_IN_PART } from './list-part';

/** Longer than any cursor of ours. */
const LONGEST_CURSOR = 200;

/** Which part of a list to show. */
export class PartQueryDto {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: MOST_IN_PART, example: 50 },
    description: `Rows to show at most; all when neither this nor a cursor is sent, ${MOST_IN_PART} when only a cursor is`,
  })
  @MayBeAbsent()
  @DigitsAsNumber()
  @WholeNumber({ min: 1, max: MOST_IN_PART })
  limit?: number;

  @ApiPropertyOptional({
    description: 'The next_cursor of an answer of the same list: shows what follows it',
    example: 'history.1763642096000.3',
  })
  @MayBeAbsent()
  @PlainText(LONGEST_CURSOR)
  cursor?: string;
}
