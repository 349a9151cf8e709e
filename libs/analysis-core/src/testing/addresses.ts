import { createHash } from 'node:crypto';
import { getAddressDecoder } from '@solana/addresses';
import { isOnCurve } from '../chain/address';

/** The address a name stands for in specs: a wallet's, of which a key may exist. */
export function wallet(name: string): string {
  return addressOf(name, true);
}

/** The same for an account of a program (a pool, a vault), of which no key exists. */
export function programAccount(name: string): string {
  return addressOf(name, false);
}

const known = new Map<string, string>();

function addressOf(name: string, onCurve: boolean): string {
  const label = `${onCurve ? 'wallet' : 'program account'} ${name}`;
  let address = known.get(label);
  for (let attempt = 0; address === undefined; attempt++) {
    const bytes = createHash('sha256').update(`${label} ${attempt}`).digest();
    const candidate = getAddressDecoder().decode(bytes);
    if (isOnCurve(candidate) === onCurve) address = candidate;
  }
  known.set(label, address);
  return address;
}
