import type { IpAddress } from './ip-address';

/** Addresses that one client can hold at once, and so share a quota. */
export interface AddressGroup {
  network: string;
  /** How many times the limit of a single client the group may spend. */
  looseness: number;
}

/** A /48 is one customer's site or many customers' home lines; one of them must not use it all up. */
const SITE_LOOSENESS = 16;

const network = (words: readonly number[], bits: number): string =>
  `${words
    .slice(0, bits / 16)
    .map((word) => word.toString(16))
    .join(':')}::/${bits}`;

/**
 * The groups an address belongs to, the narrowest first: IPv4 alone; IPv6 with its /64, which one line
 * hands out freely, and more loosely with its /48. Callers without an address are one group.
 */
export function addressGroups(address: IpAddress | null): AddressGroup[] {
  if (address === null) return [{ network: 'none', looseness: 1 }];
  if (address.family === 'ipv4') return [{ network: address.text, looseness: 1 }];
  return [
    { network: network(address.words, 64), looseness: 1 },
    { network: network(address.words, 48), looseness: SITE_LOOSENESS },
  ];
}
