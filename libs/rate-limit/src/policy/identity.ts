import { createHmac } from 'node:crypto';
import { addressGroups } from './address-group';
import type { IpAddress } from './ip-address';
import type { CallerClass } from './tiers';

/** Stands for a caller wherever a quota is kept; tells nobody who that is without the secret. */
export interface IdentityKey {
  /** 22 characters of base64url. */
  key: string;
  /** How many times a tier's limit may be spent under this key. */
  looseness: number;
}

export interface Identity {
  callerClass: CallerClass;
  /** The narrowest first. A request must fit under each of them. */
  keys: readonly IdentityKey[];
}

export interface Identities {
  /** @param account the name that a checked API key has in the settings, never the key */
  ofAccount(account: string): Identity;
  /** @param address null for callers whose socket has none */
  ofAddress(address: IpAddress | null): Identity;
}

const SECRET_CHARACTERS_MIN = 32;
/** 128 bits: no two callers meet by chance, and a key stays short on the wire. */
const KEY_BYTES = 16;

/**
 * Names callers by HMAC-SHA-256. A plain hash of an IPv4 address is undone by trying all of them.
 *
 * @param secret the same in all replicas that share a store
 * @throws RangeError for a secret of less than 32 characters
 */
export function identitiesUnder(secret: string): Identities {
  if (secret.length < SECRET_CHARACTERS_MIN) {
    throw new RangeError(`an identity secret has at least ${SECRET_CHARACTERS_MIN} characters`);
  }
  const keyOf = (kind: 'account' | 'address', value: string): string =>
    createHmac('sha256', secret)
      .update(`${kind}:${value}`)
      .digest()
      .subarray(0, KEY_BYTES)
      .toString('base64url');
  return {
    ofAccount: (account) => ({
      callerClass: 'keyed',
      keys: [{ key: keyOf('account', account), looseness: 1 }],
    }),
    ofAddress: (address) => ({
      callerClass: 'anonymous',
      keys: addressGroups(address).map(({ network, looseness }) => ({
        key: keyOf('address', network),
        looseness,
      })),
    }),
  };
}
