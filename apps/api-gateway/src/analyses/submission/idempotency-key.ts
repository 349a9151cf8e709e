import type { IncomingHttpHeaders } from 'node:http';
import { MeridinateError } from '@meridinate/errors';

export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

const LONGEST = 255;
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

/**
 * A client's own name for its request; null when it gives none.
 *
 * @throws MeridinateError REQUEST_FIELD_INVALID that names the header
 */
export function idempotencyKeyOf({ headers }: { headers: IncomingHttpHeaders }): string | null {
  const sent = headers[IDEMPOTENCY_KEY_HEADER.toLowerCase()];
  if (sent === undefined) return null;
  const key = String(sent);
  if (key.length <= LONGEST && PRINTABLE_ASCII.test(key)) return key;
  const reason = `must be 1 to ${LONGEST} printable ASCII characters, and ${key.length} came`;
  throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: IDEMPOTENCY_KEY_HEADER, reason }] });
}
