import { isMeridinateError, redact } from '@meridinate/errors';

const OUTAGE_MESSAGES = [
  'Connection is closed',
  'Command timed out',
  'Socket timeout',
  "Stream isn't writeable",
];

/** Node's error for a host with several addresses has no message of its own, only those of each try. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(textOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}

/**
 * The error as message and stack without secrets: what BullMQ writes beside a job and what a log may
 * carry. An error of ours is safe as it is.
 */
export function plainError(error: unknown): Error {
  if (isMeridinateError(error)) return error;
  const plain = new Error(redact(textOf(error)));
  if (error instanceof Error && error.stack) plain.stack = redact(error.stack);
  return plain;
}

/** True for what every lost connection throws, over and over until Redis is back. */
export function isOutage(error: Error): boolean {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && code.startsWith('E')) return true;
  return OUTAGE_MESSAGES.some((message) => error.message.startsWith(message));
}
