import { Transform } from 'class-transformer';

const WHOLE_NUMBER_TEXT = /^-?\d{1,15}$/;

/** Reads the digits of a query parameter as a number; anything else is left for the rule to refuse. */
export const DigitsAsNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }): unknown =>
    typeof value === 'string' && WHOLE_NUMBER_TEXT.test(value) ? Number(value) : value,
  );
