import { buildMessage, ValidateBy, ValidateIf } from 'class-validator';
import { addressFault } from './solana-address';

const rule = (name: string, must: string, holds: (value: unknown) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: holds, defaultMessage: buildMessage(() => `must be ${must}`) } });

/** A whole number within bounds. Text is not a number here, whatever it says. */
export const WholeNumber = ({ min, max }: { min: number; max?: number }): PropertyDecorator =>
  rule(
    'wholeNumber',
    max === undefined ? `a whole number of ${min} or more` : `a whole number from ${min} to ${max}`,
    (value) =>
      Number.isSafeInteger(value) &&
      (value as number) >= min &&
      (value as number) <= (max ?? Number.MAX_SAFE_INTEGER),
  );

/** A finite number of `min` or more. */
export const NumberFrom = (min: number): PropertyDecorator =>
  rule(
    'numberFrom',
    `a number of ${min} or more`,
    (value) => typeof value === 'number' && Number.isFinite(value) && value >= min,
  );

/** A list of some of the given words, each at most once. */
export const ListOf = (words: readonly string[]): PropertyDecorator =>
  rule(
    'listOf',
    `a list of some of ${words.join(', ')}, each at most once`,
    (value) =>
      Array.isArray(value) &&
      value.every((item) => words.includes(item as string)) &&
      new Set(value).size === value.length,
  );

/** Text no longer than `longest` characters, without the NUL that PostgreSQL cannot store. */
export const PlainText = (longest: number): PropertyDecorator =>
  rule(
    'plainText',
    `text of at most ${longest} characters without NUL`,
    (value) => typeof value === 'string' && value.length <= longest && !value.includes('\0'),
  );

/** Name of the {@link SolanaAddress} rule in a validation error. */
export const SOLANA_ADDRESS_RULE = 'solanaAddress';

/** A Solana address: base58 text of exactly 32 bytes. */
export const SolanaAddress = (): PropertyDecorator =>
  rule(
    SOLANA_ADDRESS_RULE,
    'a Solana address as text',
    (value) => typeof value === 'string' && addressFault(value) === null,
  );

/** The field may be left out; null is not the same as left out. */
export const MayBeAbsent = (): PropertyDecorator =>
  ValidateIf((_object: object, value: unknown) => value !== undefined);
