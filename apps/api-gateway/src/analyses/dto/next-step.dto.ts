import { ApiProperty } from '@nestjs/swagger';
import type { DeclaredStep } from '@meridinate/persistence';
import { buildMessage, IsIn, ValidateBy } from 'class-validator';
import { WholeNumber } from '../../validation/rules';

export const MOST_NEXT_STEPS = 5;
const STEPS: readonly DeclaredStep['step'][] = ['refresh_market_cap'];
const WEEK_IN_MINUTES = 10_080;

/** A list of plain objects; each is then checked by its own rules. */
export const ListOfObjects = (most: number): PropertyDecorator =>
  ValidateBy({
    name: 'listOfObjects',
    validator: {
      validate: (value) =>
        Array.isArray(value) &&
        value.length <= most &&
        value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)),
      defaultMessage: buildMessage(() => `must be a list of at most ${most} objects`),
    },
  });

/** Something to be done when an analysis has completed. */
export class NextStepDto {
  @ApiProperty({ enum: STEPS })
  @IsIn(STEPS, { message: `must be ${STEPS.join(' or ')}` })
  step: DeclaredStep['step'];

  @ApiProperty({ type: 'integer', minimum: 0, maximum: WEEK_IN_MINUTES, description: 'After its completion' })
  @WholeNumber({ min: 0, max: WEEK_IN_MINUTES })
  after_minutes: number;
}
