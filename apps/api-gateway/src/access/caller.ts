import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { MeridinateError } from '@meridinate/errors';
import type { NamedKeyHash, Settings } from '@meridinate/settings';

/** Name of the header in which callers and operators send their key. */
export const API_KEY_HEADER = 'x-api-key';

/** Who sent a request. */
export interface Caller {
  /** The name its key has in the settings; null for a caller without a key. */
  name: string | null;
  isOperator: boolean;
}

const ANONYMOUS: Caller = { name: null, isOperator: false };

/** Compares with every hash, so that the time tells nothing of which one, or how much of it, fits. */
function ownerOf(presented: Buffer, keys: readonly NamedKeyHash[]): string | null {
  let owner: string | null = null;
  for (const { name, sha256 } of keys) {
    if (timingSafeEqual(presented, Buffer.from(sha256, 'hex'))) owner = name;
  }
  return owner;
}

/**
 * Tells who sent a request by the hash of its X-API-Key. Where no keys are configured the header means
 * nothing, because existing clients may send anything in it.
 *
 * @throws MeridinateError API_KEY_UNKNOWN for a key that is sent and not configured
 */
export function callerOf(
  { headers }: { headers: IncomingHttpHeaders },
  { keys, adminKeys }: Settings['access'],
): Caller {
  const sent = headers[API_KEY_HEADER];
  if (sent === undefined || keys.length + adminKeys.length === 0) return ANONYMOUS;
  // Node reads each byte of a header as one character; the hash in the settings is of the bytes.
  const presented = createHash('sha256').update(String(sent), 'latin1').digest();
  const operator = ownerOf(presented, adminKeys);
  const name = ownerOf(presented, keys) ?? operator;
  if (name === null) throw new MeridinateError('API_KEY_UNKNOWN', {});
  return { name, isOperator: operator !== null };
}
