import { inspect } from 'node:util';
import { isMeridinateError, type MeridinateError } from '@meridinate/errors';

/** The MeridinateError a promise rejects with. */
export async function caught(promise: Promise<unknown>): Promise<MeridinateError> {
  const error = await promise.then(
    () => new Error('expected a rejection'),
    (reason: unknown) => reason,
  );
  if (isMeridinateError(error)) return error;
  throw error;
}

/** All that could be printed of a value, causes and hidden fields included. */
export const everythingIn = (value: unknown): string =>
  inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity }) +
  (isMeridinateError(value) ? JSON.stringify(value.toRecord()) : '');
