import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy } from 'class-validator';

export const LONGEST_TAG = 100;

/**
 * Half of a surrogate pair is no character; it could not be given back as it came. And `.` and `..` cannot
 * stand in a path, however they are written, so nobody could ask for their wallets.
 */
const isTag = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.length > 0 &&
  [...value].length <= LONGEST_TAG &&
  !/[\p{Cc}\p{Cs}]/u.test(value) &&
  !/^\.{1,2}$/.test(value);

/** A tag: text of 1 to 100 characters, taken without the space around it and kept as it is. */
export const TagText = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value)),
    ValidateBy({
      name: 'tagText',
      validator: {
        validate: isTag,
        defaultMessage: buildMessage(
          () => `must be text of 1 to ${LONGEST_TAG} characters without control characters, and not . or ..`,
        ),
      },
    }),
  );
