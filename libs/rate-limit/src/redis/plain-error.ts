import { redact } from '@meridinate/errors';

/** Node's error for a host with several addresses has no message of its own, only those of each try. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(textOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}

/** What a log may carry of an error: its message without secrets. */
export const plainError = (error: unknown): Error => new Error(redact(textOf(error)));
