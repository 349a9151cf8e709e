import { MeridinateError } from '@meridinate/errors';
import { describeReceived } from '../validation/describe-received';
import { addressFault } from '../validation/solana-address';

/** Addresses in one request. */
export const MOST_ADDRESSES = 1_000;

const refusal = (field: string, reason: string): MeridinateError =>
  new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field, reason }] });

/**
 * The addresses of a list, each once, in the order of their first place.
 *
 * @throws MeridinateError REQUEST_FIELD_INVALID or ADDRESS_MALFORMED, with the place of the first bad entry
 */
export function distinctAddresses(field: string, list: readonly unknown[], least: 0 | 1): string[] {
  if (list.length < least) throw refusal(field, 'must have an entry');
  if (list.length > MOST_ADDRESSES) {
    throw refusal(field, `has ${list.length} entries and may have ${MOST_ADDRESSES} at most`);
  }
  const addresses = list.map((entry, place) => {
    if (typeof entry !== 'string') {
      throw refusal(`${field}.${place}`, `must be a Solana address as text, not ${describeReceived(entry)}`);
    }
    const reason = addressFault(entry);
    if (reason !== null)
      throw new MeridinateError('ADDRESS_MALFORMED', { field: `${field}.${place}`, reason });
    return entry;
  });
  return [...new Set(addresses)];
}
