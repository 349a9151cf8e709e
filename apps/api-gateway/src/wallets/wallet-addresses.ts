import { setImmediate as others } from 'node:timers/promises';
import { MeridinateError } from '@meridinate/errors';
import { describeReceived } from '../validation/describe-received';
import { addressFault } from '../validation/solana-address';

/** Addresses in one request: clients send all wallets of a list at once, however long it is. */
export const MOST_ADDRESSES = 10_000;
/** Room for that many addresses. */
export const ADDRESSES_LIMIT_BYTES = 1_048_576;

/** A check takes some 16 µs; so many are made before other requests have their turn. */
const CHECKED_AT_ONCE = 500;

const refusal = (field: string, reason: string): MeridinateError =>
  new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field, reason }] });

/**
 * The addresses of a list, each once, in the order of their first place.
 *
 * @throws MeridinateError REQUEST_FIELD_INVALID or ADDRESS_MALFORMED, with the place of the first bad entry
 */
export async function distinctAddresses(
  field: string,
  list: readonly unknown[],
  least: 0 | 1,
): Promise<string[]> {
  if (list.length < least) throw refusal(field, 'must have an entry');
  if (list.length > MOST_ADDRESSES) {
    throw refusal(field, `has ${list.length} entries and may have ${MOST_ADDRESSES} at most`);
  }
  const addresses = new Set<string>();
  for (const [place, entry] of list.entries()) {
    if (place > 0 && place % CHECKED_AT_ONCE === 0) await others();
    addresses.add(checked(`${field}.${place}`, entry));
  }
  return [...addresses];
}

function checked(field: string, entry: unknown): string {
  if (typeof entry !== 'string') {
    throw refusal(field, `must be a Solana address as text, not ${describeReceived(entry)}`);
  }
  const reason = addressFault(entry);
  if (reason !== null) throw new MeridinateError('ADDRESS_MALFORMED', { field, reason });
  return entry;
}
